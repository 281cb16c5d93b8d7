import { expect, it } from 'vitest';
import type { RowOutcome } from '../../../lib/partner-center/apply/apply-row.ts';
import { putBackRows } from '../../../lib/partner-center/apply/put-back.ts';
import { buildRow, to } from './build-row.ts';

const fault = { call: 'putSupportContact', reason: 'refused', status: 400 } as const;

it('wants again what was read before each write that had an effect, and nothing else', () => {
  const outcomes: RowOutcome[] = [
    { state: 'written', before: to(3) },
    { state: 'written', before: 'none' },
    { state: 'alreadySo' },
    { state: 'changedMeanwhile', found: to(3) },
    { state: 'notKept', before: to(3), found: to(4) },
    { state: 'refused', fault },
    { state: 'writing', requestId: 'one', before: to(3) },
    { state: 'waiting' },
    { state: 'notSupported', why: 'newCommerce' },
  ];
  expect(putBackRows(outcomes.map((outcome, at) => buildRow(at, { outcome })))).toEqual([
    buildRow(0, { wanted: to(3), theirs: to(2), outcome: { state: 'waiting' } }),
    buildRow(1, { theirs: to(2), outcome: { state: 'notSupported', why: 'noRemoval' } }),
    buildRow(4, { wanted: to(3), theirs: to(4), outcome: { state: 'waiting' } }),
  ]);
});

it('takes itself back', () => {
  const written = [buildRow(1, { theirs: to(3), outcome: { state: 'written', before: to(3) } })];
  const back = putBackRows(written).map((row) => ({ ...row, outcome: { state: 'written', before: to(2) } as const }));
  expect(putBackRows(back)).toMatchObject([{ wanted: to(2), theirs: to(3) }]);
});
