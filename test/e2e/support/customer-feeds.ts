import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { Page } from 'puppeteer-core';
import { listenLocally } from '../../stand-ins/listen-locally.ts';
import { click, fill, waitForText } from './page-actions.ts';

/** One customer's own way to the host of feeds, which tells what the host answered there. */
export interface FeedWay {
  /** The same invitation, by this way. */
  through(invitation: string): string;
  /** Of the answers so far: `200` and the like. */
  statuses: string[];
  close(): Promise<void>;
}

/** `port`: of the host on this machine. */
export async function startFeedWay(port: number): Promise<FeedWay> {
  const statuses: string[] = [];
  const server = createServer((incoming, outgoing) => pass(incoming, outgoing, port, statuses));
  const local = await listenLocally(server);
  return {
    statuses,
    through(invitation) {
      const url = new URL(invitation);
      url.port = String(local.port);
      return url.href;
    },
    close: local.close,
  };
}

function pass(incoming: IncomingMessage, outgoing: ServerResponse, port: number, statuses: string[]): void {
  const { method = 'GET', url = '/', headers } = incoming;
  const forwarded = request({ host: '127.0.0.1', port, method, path: url, headers }, (answer) => {
    statuses.push(`${answer.statusCode}`);
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  forwarded.on('error', () => outgoing.destroy());
  incoming.pipe(forwarded);
}

/** Pastes an invitation and looks at it. */
export async function lookAtInvitation(page: Page, invitation: string): Promise<void> {
  await fill(page, 'textbox', 'Invitation', invitation);
  await click(page, 'button', 'Look at it');
}

/** Pastes an invitation, looks at it, and accepts. */
export async function acceptInvitation(page: Page, invitation: string): Promise<void> {
  await lookAtInvitation(page, invitation);
  await waitForText(page, 'Is this your partner?');
  await click(page, 'button', 'Accept');
  await waitForText(page, 'Signed by your partner and verified.');
}
