import { browser } from 'wxt/browser';
import { findConnection } from '../db/connection.ts';
import type { Db } from '../db/open.ts';
import { type ApplyEnd, runApply } from '../partner-center/apply/run-apply.ts';
import { parseConnection } from '../partner-center/connection.ts';
import { callFault } from '../partner-center/sign-in/call-fault.ts';
import * as protocol from '../partner-center/sign-in/protocol.ts';
import { tenantOf } from '../partner-center/sign-in/signed-in.ts';
import { reportError } from '../report-error.ts';
import { createClients } from '../session/partner-center-client.ts';
import { createBrowserSignIn } from '../session/partner-center-sign-in.ts';
import { readReadOnly } from '../session/read-only.ts';
import { stayAwake } from './stay-awake.ts';
import { withDb } from './with-db.ts';

const NAME = 'applying';

const reach = { fetch: (...call: Parameters<typeof fetch>) => fetch(...call), now: Date.now };
const createClient = createClients(reach.fetch);

/** Goes on with writing to Partner Center while no page is open: a page that is at it keeps it to itself. */
export function applyInBackground(): void {
  const goOn = () => void takeTurn();
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === NAME) goOn();
  });
  browser.runtime.onStartup.addListener(goOn);
  browser.runtime.onInstalled.addListener(goOn);
}

/** For a page that goes on with a run: the worker takes over when that page is closed, and again when it dies itself. */
export const wakeForApply = (): Promise<void> => browser.alarms.create(NAME, { periodInMinutes: 0.5 });

async function takeTurn(): Promise<void> {
  try {
    const end = await withDb((db) => stayAwake(goOnWith(db)));
    if (end !== 'elsewhere') await browser.alarms.clear(NAME);
  } catch (fault) {
    reportError('Writing to Partner Center in the background', fault);
  }
}

/** Without a sign-in it stays as it is, until a page has one. */
async function goOnWith(db: Db): Promise<ApplyEnd> {
  const connection = parseConnection(await findConnection(db));
  const signIn = createBrowserSignIn({ ...reach, protocol: async () => protocol });
  const signedIn = connection && (await signIn.signedIn(connection));
  if (!signedIn || (await readReadOnly(db))) return 'nothing';
  const accessToken = () => signIn.accessToken(connection).catch((fault: unknown) => Promise.reject(callFault(fault)));
  return runApply(db, {
    connect: (stop) => createClient(connection, accessToken, stop),
    tenant: () => tenantOf(connection, signedIn),
    newId: () => crypto.randomUUID(),
    now: () => new Date().toISOString(),
  });
}
