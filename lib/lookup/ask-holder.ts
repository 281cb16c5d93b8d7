import type { TenantId } from '../directory/types.ts';
import type { LookupResult } from './lookup-row.ts';

/** Only pages and workers of the extension can hear it, and it wakes none of them. */
const CHANNEL = 'support-contacts/lookup';

/** Nobody reads further down than that; they type another letter. */
export const MAX_SHOWN = 30;

export interface LookupQuestion {
  text: string;
  /** Pinned and recent customers, which come before their equals. */
  first: readonly TenantId[];
}

type Message = { id: string; question: LookupQuestion } | { id: string; answer: LookupResult };

/** Answers for as long as this page or worker lives; `answer` gives undefined while it holds no index. */
export function serveLookup(answer: (question: LookupQuestion) => LookupResult | undefined): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (!('question' in data)) return;
    const found = answer(data.question);
    if (found) channel.postMessage({ id: data.id, answer: found } satisfies Message);
  };
}

/** Asks whoever holds an index. `tell` gets the answer to the newest question, if there is one. */
export function createLookupAsker(tell: (answer: LookupResult, question: LookupQuestion) => void, ending: AbortSignal) {
  const channel = new BroadcastChannel(CHANNEL);
  ending.addEventListener('abort', () => channel.close());
  let asked: { id: string; question: LookupQuestion } | undefined;
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if ('answer' in data && data.id === asked?.id) tell(data.answer, asked.question);
  };
  return (question: LookupQuestion): void => {
    asked = { id: crypto.randomUUID(), question };
    if (!ending.aborted) channel.postMessage(asked satisfies Message);
  };
}
