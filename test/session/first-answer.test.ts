import { signal } from '@preact/signals';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { NO_CARE } from '../../lib/care-storage.ts';
import { openDb } from '../../lib/db/open.ts';
import { serveLookup } from '../../lib/lookup/ask-holder.ts';
import type { FirstNames } from '../../lib/lookup/first-names.ts';
import type { LoadedIndex } from '../../lib/lookup/load-index.ts';
import type { LookupResult } from '../../lib/lookup/lookup-row.ts';
import { openLookup } from '../../lib/session/open-lookup.ts';
import { tenant } from '../fixtures/documents.ts';
import { aDoc, indexOf } from '../lookup/build.ts';
import { until } from '../until.ts';

const resultOf = (companyName: string, isPartial: boolean): LookupResult => ({
  rows: [{ tenantId: tenant(1), companyName, domain: undefined, aliases: [], hits: [] }],
  matches: 1,
  ...(isPartial ? { isPartial } : {}),
});
const EARLY = resultOf('Early Ltd', true);

async function openWith(find: FirstNames['find']) {
  const whole = Promise.withResolvers<LoadedIndex | undefined>();
  const ending = new AbortController();
  onTestFinished(() => ending.abort());
  const loading = { first: Promise.resolve({ find }), whole: whole.promise };
  const lookup = openLookup(await openDb('first-answer'), ending.signal, signal(NO_CARE), loading);
  lookup.type('cust');
  return { lookup, whole };
}

let answer: LookupResult | undefined;
serveLookup(() => answer);
beforeEach(() => {
  answer = undefined;
});

describe('before the index is loaded', () => {
  it('shows what the beginnings of names tell, and the whole answer in its place', async () => {
    const { lookup, whole } = await openWith(async () => EARLY);
    await until(() => expect(lookup.result.value).toBe(EARLY));
    expect(lookup.isReading.value).toBe(true);
    whole.resolve({ index: indexOf([aDoc(1), aDoc(2)]), damaged: 0 });
    await lookup.finished;
    expect(lookup.result.value).toMatchObject({ matches: 2 });
    expect(lookup.result.value.isPartial).toBeUndefined();
  });

  it('says that the rows are for what was typed before until they are for what is typed', async () => {
    const finding = Promise.withResolvers<LookupResult>();
    const { lookup, whole } = await openWith(() => finding.promise);
    expect(lookup.isCurrent.value).toBe(false);
    finding.resolve(EARLY);
    await until(() => expect(lookup.isCurrent.value).toBe(true));
    expect(lookup.result.value).toBe(EARLY);
    lookup.type('customer');
    expect(lookup.isCurrent.value).toBe(false);
    whole.resolve({ index: indexOf([aDoc(1), aDoc(2)]), damaged: 0 });
    await lookup.finished;
    expect(lookup.isCurrent.value).toBe(true);
  });

  it('keeps the answer of whoever holds an index', async () => {
    answer = resultOf('Held Ltd', false);
    const finding = Promise.withResolvers<LookupResult>();
    const { lookup } = await openWith(() => finding.promise);
    await until(() => expect(lookup.result.value).toEqual(answer));
    finding.resolve(EARLY);
    await finding.promise.then(() => undefined);
    expect(lookup.result.value).toEqual(answer);
  });

  it('looks up nothing of what was typed before', async () => {
    const find = vi.fn(async () => undefined);
    await openWith(find);
    await until(() => expect(find).toHaveBeenCalled());
    expect(find.mock.calls).toEqual([['cust', expect.any(Number), new Map()]]);
  });

  it('leaves it to the whole reading to tell of damage', async () => {
    const reported = vi.spyOn(console, 'error').mockReturnValue();
    const { lookup, whole } = await openWith(() => Promise.reject(new DOMException('The file is gone')));
    whole.resolve({ index: indexOf([aDoc(1)]), damaged: 0 });
    await lookup.finished;
    expect(lookup.result.value.matches).toBe(1);
    expect(reported).not.toHaveBeenCalled();
  });
});
