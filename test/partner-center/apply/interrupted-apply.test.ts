import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Customer, Directory } from '../../../lib/directory/types.ts';
import { readApplyRun } from '../../../lib/partner-center/apply/apply-run.ts';
import { resumeApply } from '../../../lib/partner-center/apply/start-apply.ts';
import { failWrite } from '../../db/fail-write.ts';
import { aCustomer, aPartner, aSubscription, subscriptionId } from '../../fixtures/documents.ts';
import { sampleDirectory } from '../../sample-data.ts';
import { FAULT_NAMES, type FaultName } from '../../stand-ins/partner-center/faults.ts';
import { subscriptionOf } from '../../stand-ins/partner-center/journal.ts';
import type { Quirks } from '../../stand-ins/partner-center/quirks.ts';
import { type ApplyStage, setApplyStage } from './apply-stage.ts';
import { to } from './build-row.ts';
import { endingNetwork } from './ending-network.ts';
import { expectRightReport } from './expect-right-report.ts';
import { changeDesignations } from './sample-change.ts';

const partners = [aPartner(1, { role: 'indirectProvider' }), aPartner(2), aPartner(3)];
const designated = (n: number): Customer =>
  aCustomer(9, { subscriptions: [1, 2].map((id) => aSubscription(id, { supportContact: to(n) })) });
const was: Directory = { partners, customers: [designated(2)] };

/** Two rows of three requests each. */
async function startTwo(): Promise<ApplyStage> {
  const stage = await setApplyStage(was, [designated(3)]);
  await stage.start();
  return stage;
}

async function expectBothWrittenOnce({ report, standIn }: ApplyStage) {
  const states = [...(await report()).values()].map(({ outcome }) => outcome.state);
  expect(states).toEqual(['written', 'written']);
  expect([1, 2].map((n) => standIn.book.contacts.get(subscriptionId(n)))).toEqual([to(3), to(3)]);
  expect([1, 2].map((n) => standIn.writesOf(subscriptionId(n)))).toEqual([1, 1]);
}

describe('a page or worker that dies', () => {
  const requests = [1, 2, 3, 4, 5, 6];
  it.each(
    requests.flatMap((number) => (['before', 'after'] as const).map((when) => [when, number] as const)),
  )('%s request %i leaves a run that goes on as if nothing had been', async (when, number) => {
    const stage = await startTwo();
    expect(await stage.drive(endingNetwork(number, when))).toBe('left');
    expect(await stage.drive()).toBe('done');
    await expectBothWrittenOnce(stage);
  });

  it('may do so at every request in turn', async () => {
    const stage = await startTwo();
    for (const when of ['after', 'before'] as const)
      for (const number of requests) await stage.drive(endingNetwork(number, when));
    await stage.drive();
    await expectBothWrittenOnce(stage);
  });

  it('loses nothing of a run whose storage refuses any of its writes', async () => {
    for (let number = 1, isRefused = true; isRefused; number++) {
      const stage = await startTwo();
      isRefused = await failWrite(number, () => stage.drive());
      await stage.drive();
      await expectBothWrittenOnce(stage);
    }
  });

  it('leaves the run before it as it was, when the storage refuses the new one', async () => {
    const stage = await startTwo();
    await stage.drive();
    for (let number = 1, isRefused = true; isRefused; number++) {
      isRefused = await failWrite(number, () => stage.start(stage.rows));
      const states = [...(await stage.report()).values()].map(({ outcome }) => outcome.state);
      expect(states).toEqual(isRefused ? ['written', 'written'] : ['waiting', 'waiting']);
    }
  });
});

/** Those that answer in time: stalled requests are for run-apply.test.ts. */
const STRIKING = FAULT_NAMES.filter((name) => !name.startsWith('stall'));

interface Weather {
  seed: number;
  quirks: Partial<Quirks>;
  strikes: { name: FaultName; method: 'GET' | 'PUT'; nth: number }[];
  /** Of the rows, whose contact somebody else changes once it was read. */
  changes: number[];
  /** Requests at which a page ends. */
  ends: { number: number; when: 'before' | 'after' }[];
}

const weather: fc.Arbitrary<Weather> = fc.record({
  seed: fc.nat(1_000),
  quirks: fc.record({
    byteOrderMark: fc.boolean(),
    pascalCase: fc.boolean(),
    upperCaseIds: fc.boolean(),
    bracedIds: fc.boolean(),
    textCodes: fc.boolean(),
    sparse: fc.boolean(),
    nulls: fc.boolean(),
    unknownValues: fc.boolean(),
    unassigned: fc.constantFrom('provider', 'emptyFields', 'emptyObject', 'notFound'),
    newCommerce: fc.constantFrom('notSupported', 'operationNotSupported', 'notFound'),
  }),
  strikes: fc.array(
    fc.record({ name: fc.constantFrom(...STRIKING), method: fc.constantFrom('GET', 'PUT'), nth: fc.nat(12) }),
    { maxLength: 12 },
  ),
  changes: fc.array(fc.nat(20), { maxLength: 4 }),
  ends: fc.array(fc.record({ number: fc.integer({ min: 1, max: 25 }), when: fc.constantFrom('before', 'after') }), {
    maxLength: 4,
  }),
});

/** Goes on after each pause, as a person does who has mended what was wrong. */
async function driveToItsEnd({ db, drive }: ApplyStage): Promise<void> {
  for (let tries = 0; (await readApplyRun(db))?.standing.state !== 'done'; tries++) {
    expect(tries).toBeLessThan(20);
    await resumeApply(db);
    await drive();
  }
}

describe('whatever comes', () => {
  it('the report is right row for row, nothing is written twice, and nothing for new commerce', async () => {
    await fc.assert(
      fc.asyncProperty(weather, async ({ seed, quirks, strikes, changes, ends }) => {
        const sample = sampleDirectory({ customers: 6, subscriptionsPerCustomer: 4, seed });
        const customers = changeDesignations(sample);
        const stage = await setApplyStage(sample, customers, quirks);
        const todo = stage.rows.filter(({ outcome }) => outcome.state === 'waiting');
        const { book } = stage.standIn;
        for (const { name, method, nth } of strikes) {
          const path = todo[nth % todo.length]?.subscription;
          if (path) stage.standIn.strikes.push({ name, method, path: new RegExp(path) });
        }
        for (const nth of changes) {
          const row = todo[nth];
          const [other] = [...book.resellers.values()];
          if (row && other)
            stage.standIn.changeAfterRead(row.subscription, {
              supportTenantId: other.tenantId,
              supportMpnId: other.mpnId,
              name: 'Somebody else was here',
            });
        }
        const before = new Map(book.contacts);
        await stage.start();
        for (const { number, when } of ends) await stage.drive(endingNetwork(number, when));
        await driveToItsEnd(stage);
        expectRightReport([...(await stage.report()).values()], stage.standIn, before);
        const newCommerce = new Set(
          customers.flatMap(({ subscriptions }) =>
            subscriptions.filter(({ commerce }) => commerce !== 'legacy').map(({ id }) => id),
          ),
        );
        const asked = stage.standIn.journal.map(({ url }) => subscriptionOf(url));
        expect(asked.filter((id) => id && newCommerce.has(id))).toEqual([]);
        await stage.standIn.close();
      }),
      { numRuns: 30 },
    );
  }, 60_000);
});
