import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Db } from '../../lib/db/open.ts';
import type { PartnerCenter } from '../../lib/partner-center/types.ts';
import { createObserving } from '../../lib/session/observing.ts';
import { failWrite } from '../db/fail-write.ts';
import { clientOf } from '../partner-center/client/client-of.ts';
import { freshDb, HERE, requestsTo, startFive } from '../partner-center/observe/observing-world.ts';
import type { PartnerCenterStandIn } from '../stand-ins/partner-center/start-partner-center.ts';
import { until } from '../until.ts';

let db: Db;
let standIn: PartnerCenterStandIn;
beforeEach(async () => {
  db = await freshDb();
  standIn = await startFive();
});
afterEach(() => standIn.close());

/** A page of the extension; `signedIn` false: nobody is. */
function page(signedIn = true) {
  const partnerCenter = signal<PartnerCenter | undefined>(signedIn ? clientOf(standIn) : undefined);
  const observing = createObserving({ db }, { partnerCenter, tenant: signal(HERE), now: Date.now });
  onTestFinished(() => observing.dispose());
  const run = () => {
    const known = observing.run.value;
    if (typeof known !== 'object') throw new Error('There is no run');
    return known;
  };
  return { ...observing, partnerCenter, runNow: run };
}

/** Answers come slowly enough to be interrupted. */
const slowly = () => {
  standIn.latencyInMs = 20;
};

describe('observing from a page', { timeout: 30_000 }, () => {
  it('has no run at first, and begins none before somebody signs in', async () => {
    const { run, start } = page(false);
    await until(() => expect(run.value).toBe('none'));
    await start(0);
    expect(run.value).toBe('none');
    expect(standIn.journal).toEqual([]);
  });

  it('tells how far it is, and in every page', async () => {
    slowly();
    const [one, other] = [page(), page()];
    const phases = new Set<string>();
    const stop = other.run.subscribe((run) => {
      if (typeof run === 'object') phases.add(run.phase);
    });
    await one.start(0);
    await until(() => expect(other.runNow()).toMatchObject({ state: 'done', asked: 5, toAsk: 5 }));
    stop();
    expect([...phases]).toEqual(expect.arrayContaining(['partners', 'listing', 'asking']));
    expect(other.isUnderWay.value).toBe(false);
  });

  it('pauses at once, and goes on where it was', async () => {
    slowly();
    const { start, pause, resume, runNow, isUnderWay } = page();
    const running = start(0);
    await until(() => expect(runNow().phase).toBe('listing'));
    await pause();
    await running;
    await until(() => expect(runNow()).toMatchObject({ state: 'paused', pause: 'person' }));
    expect(isUnderWay.value).toBe(false);
    standIn.journal.length = 0;
    await resume();
    await until(() => expect(runNow().state).toBe('done'));
    expect(requestsTo(standIn).filter((request) => request.includes('/profiles/'))).toEqual([]);
  });

  it('is paused and cancelled from another page', async () => {
    slowly();
    const [one, other] = [page(), page()];
    const running = one.start(0);
    await until(() => expect(other.runNow().phase).toBe('listing'));
    await other.cancel();
    await running;
    await until(() => expect(one.runNow().state).toBe('cancelled'));
  });

  it('goes on by itself in the next page that is signed in, and not in one where nobody is', async () => {
    slowly();
    const first = page();
    const running = first.start(0);
    await until(() => expect(first.runNow().phase).toBe('listing'));
    first.dispose();
    await running;
    const next = page(false);
    await until(() => expect(next.runNow()).toMatchObject({ state: 'running' }));
    expect(next.isUnderWay.value).toBe(false);
    next.partnerCenter.value = clientOf(standIn);
    await until(() => expect(next.runNow().state).toBe('done'));
  });

  it('says what its storage refused, and does not try again by itself', async () => {
    const { start, trouble, resume, runNow } = page();
    await failWrite(4, () => start(0));
    expect(trouble.value).toContain('refused');
    await until(() => expect(runNow().state).toBe('running'));
    await resume();
    await until(() => expect(runNow().state).toBe('done'));
    expect(trouble.value).toBeUndefined();
  });
});
