import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'puppeteer-core';
import type { TenantId } from '../../../lib/directory/types.ts';
import { formatInvitation } from '../../../lib/feed/subscribe/invitation.ts';
import { beginAfresh, invited, world } from '../../feed/publish/emulated-host.ts';
import { click, fill, waitForText } from './page-actions.ts';

/** One customer's own way to the host of feeds, which tells what the host answered there. */
export interface FeedWay {
  invitation(tenantId: TenantId): Promise<string>;
  /** Of the answers so far: `200` and the like. */
  statuses: string[];
  close(): Promise<void>;
}

/** An empty host of feeds that has the publisher's keys, at today's time. */
export async function beginToday(): Promise<void> {
  await beginAfresh();
  world.now = Math.floor(Date.now() / 1_000);
}

export async function startFeedWay(): Promise<FeedWay> {
  const statuses: string[] = [];
  const port = Number(new URL(world.azurite.urlOf('any')).port);
  const server = createServer((incoming, outgoing) => pass(incoming, outgoing, port, statuses));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const own = (server.address() satisfies AddressInfo | string | null) ?? '';
  return {
    statuses,
    async invitation(tenantId) {
      const url = new URL(formatInvitation(await invited(tenantId)));
      url.port = typeof own === 'string' ? '' : String(own.port);
      return url.href;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
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

/** Pastes an invitation, looks at it, and accepts. */
export async function acceptInvitation(page: Page, invitation: string): Promise<void> {
  await fill(page, 'textbox', 'Invitation', invitation);
  await click(page, 'button', 'Look at it');
  await waitForText(page, 'Is this your partner?');
  await click(page, 'button', 'Accept');
  await waitForText(page, 'Signed by your partner and verified.');
}
