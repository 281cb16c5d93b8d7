import { browser } from 'wxt/browser';
import { findConnection } from '../db/connection.ts';
import type { Db } from '../db/open.ts';
import { OutdatedVersion } from '../db/outdated-version.ts';
import { withDb } from '../db/with-db.ts';
import { readApplyRun } from '../partner-center/apply/apply-run.ts';
import { type ApplyEnd, runApply } from '../partner-center/apply/run-apply.ts';
import { type Connection, parseConnection } from '../partner-center/connection.ts';
import { callFault } from '../partner-center/sign-in/call-fault.ts';
import type { SignIn } from '../partner-center/sign-in/create-sign-in.ts';
import * as protocol from '../partner-center/sign-in/protocol.ts';
import { type SignedIn, tenantOf } from '../partner-center/sign-in/signed-in.ts';
import { reportError } from '../report-error.ts';
import { createClients } from '../session/partner-center-client.ts';
import { createBrowserSignIn } from '../session/partner-center-sign-in.ts';
import { readReadOnly } from '../session/read-only.ts';
import { stayAwake } from './stay-awake.ts';

const NAME = 'applying';

const reach = { fetch: (...call: Parameters<typeof fetch>) => fetch(...call), now: Date.now };

/** Goes on with writing to Partner Center while no page is open: a page that is at it keeps it to itself. */
export function applyInBackground(): void {
  const goOn = () => void goOnInBackground();
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === NAME) goOn();
  });
  browser.runtime.onStartup.addListener(goOn);
  browser.runtime.onInstalled.addListener(goOn);
}

/** For a page that goes on with a run: the worker takes over when that page is closed, and again when it dies itself. */
export const wakeForApply = (): Promise<void> => browser.alarms.create(NAME, { periodInMinutes: 0.5 });

/**
 * Takes a turn, and is woken again as long as there is something to go on with. What the team's store refuses today it
 * may take tomorrow, while no page is open: that is looked at now and then.
 */
export async function goOnInBackground(): Promise<void> {
  try {
    await withDb(async (db) => {
      if ((await stayAwake(goOnWith(db))) === 'elsewhere') return;
      await browser.alarms.clear(NAME);
      // A page may have begun a run meanwhile, or somebody signed in, and set the alarm that was cleared.
      const run = await readApplyRun(db);
      if (run?.standing.state !== 'running') return;
      if (await findReach(db)) await wakeForApply();
      else if ((await readReadOnly(db)) === 'refused') await browser.alarms.create(NAME, { periodInMinutes: 30 });
    });
  } catch (fault) {
    reportError('Writing to Partner Center in the background', fault);
    // The later version goes on with the run when it starts, and this one cannot. A full disk is looked at more seldom.
    if (fault instanceof OutdatedVersion) await browser.alarms.clear(NAME);
    else await browser.alarms.create(NAME, { periodInMinutes: 5 });
  }
}

interface Reach {
  connection: Connection;
  signIn: SignIn;
  signedIn: SignedIn;
}

/** Undefined without a sign-in, or where nothing may be written: then it stays as it is. */
async function findReach(db: Db): Promise<Reach | undefined> {
  const connection = parseConnection(await findConnection(db));
  const signIn = createBrowserSignIn({ ...reach, protocol: async () => protocol });
  const signedIn = connection && (await signIn.signedIn(connection));
  return signedIn && !(await readReadOnly(db)) ? { connection, signIn, signedIn } : undefined;
}

async function goOnWith(db: Db): Promise<ApplyEnd> {
  const found = await findReach(db);
  if (!found) return 'nothing';
  await wakeForApply();
  const { connection, signIn, signedIn } = found;
  const createClient = createClients(reach.fetch, db);
  const accessToken = () => signIn.accessToken(connection).catch((fault: unknown) => Promise.reject(callFault(fault)));
  return runApply(db, {
    connect: (stop) => createClient(connection, accessToken, stop),
    tenant: () => tenantOf(connection, signedIn),
    newId: () => crypto.randomUUID(),
    now: () => new Date().toISOString(),
  });
}
