import { expect, it } from 'vitest';
import { epochsOf } from '../../lib/session/publishing-workspace.ts';
import { tenant } from '../directory/build.ts';

it('the epoch of each of 100,000 customers is found at once, though all were raised', () => {
  const ids = Array.from({ length: 100_000 }, (_, n) => tenant(n));
  const epochOf = epochsOf({ name: '', feedEpochs: ids.map((tenantId) => ({ tenantId, epoch: 2 })) });
  expect(ids.every((id) => epochOf(id) === 2)).toBe(true);
  expect(epochOf(tenant(100_000))).toBe(1);
}, 10_000);
