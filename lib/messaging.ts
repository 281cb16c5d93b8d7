import { type Browser, browser } from 'wxt/browser';
import { isAdminCenterUrl } from './admin-center/routes.ts';
import type { PageAnswer } from './answer-page.ts';

/** The one question a content script may ask. It carries no content: whose page it is, the background sees for itself. */
const QUESTION = { type: 'whoSupports' } as const;

/** What the browser says about who sent a message. */
export type Sender = Pick<Browser.runtime.MessageSender, 'id' | 'frameId'> & { tab?: { url?: string | undefined } };

/**
 * The address of the page that may be answered: the top frame of a tab of ours on an admin center host. Undefined for
 * every other message and sender, which are refused.
 */
export function acceptedPage(message: unknown, sender: Sender, ownId: string): string | undefined {
  if (!isQuestion(message) || sender.id !== ownId || sender.frameId !== 0) return undefined;
  const url = sender.tab?.url;
  return url !== undefined && isAdminCenterUrl(url) ? url : undefined;
}

const isQuestion = (message: unknown) =>
  typeof message === 'object' && message !== null && 'type' in message && message.type === QUESTION.type;

/** From the content script. Rejects when the background is gone, as after an update of the extension. */
export function askWhoSupports(): Promise<PageAnswer> {
  return browser.runtime.sendMessage(QUESTION);
}

/** In the background. `answer` gets the address of the sender's tab as the browser knows it. */
export function serveWhoSupports(answer: (url: string) => Promise<PageAnswer>): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Sender) => {
    const url = acceptedPage(message, sender, browser.runtime.id);
    return url === undefined ? Promise.reject(new Error('Refused.')) : answer(url);
  });
}
