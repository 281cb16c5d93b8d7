import type { LookupDoc } from '../directory/lookup-doc.ts';
import type { TenantId } from '../directory/types.ts';
import { ByteWriter } from './byte-writer.ts';
import { FLAG_BITS, groupPairs, writeDictionary } from './dictionary.ts';
import { NAME_KEY_STEP, orderKey } from './doc-order.ts';
import { frequentEndings, TextWriter } from './doc-texts.ts';
import { docWords } from './doc-words.ts';
import { fold } from './fold.ts';
import { GUID_BYTES, guidHead, guidTail, putGuid } from './guid.ts';
import { packNamePages } from './name-pages.ts';
import { NumberList } from './number-list.ts';
import { type SectionName, writeSegment } from './segment-format.ts';
import { sortInSteps } from './sort-in-steps.ts';

const DOCS_PER_STEP = 256;
const MAX_SUBSCRIPTIONS = 0xffff;

/** Packs customers, each once, into a segment. */
export const buildSegment = (docs: readonly LookupDoc[]): Uint8Array<ArrayBuffer> => runAll(buildSegmentInSteps(docs));

/** The same for some thousand at most: gathering grams would take longer than what they save. It answers alike. */
export const buildSmallSegment = (docs: readonly LookupDoc[]): Uint8Array<ArrayBuffer> =>
  runAll(buildSegmentInSteps(docs, false));

function runAll<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same as `buildSegment`, giving way often enough for a page to stay responsive between two steps. */
export function* buildSegmentInSteps(
  docs: readonly LookupDoc[],
  hasGrams = true,
): Generator<void, Uint8Array<ArrayBuffer>> {
  const { ordered, foldedNames, activeCount, nameKeys } = yield* orderDocs(docs);
  const shown = yield* packShown(ordered);
  const ids = yield* packIds(ordered);
  const found = yield* packWords(ordered, foldedNames, hasGrams);
  const sections: Record<SectionName, Uint8Array | Uint16Array | Uint32Array> = {
    nameKeys: new TextEncoder().encode(nameKeys.join('\n')),
    ...shown,
    ...ids,
    namePages: packNamePages(shown.texts, shown.textStarts, ids.tenants),
    ...packSupporters(ordered),
    ...found,
  };
  return writeSegment({ docCount: ordered.length, activeCount, sections });
}

/** In the order among equals, so that a search need not sort. */
function* orderDocs(docs: readonly LookupDoc[]) {
  const keys: string[] = [];
  const folded: string[] = [];
  for (const doc of docs) {
    const name = fold(doc.companyName);
    folded.push(name);
    keys.push(orderKey(doc.isActive, name, doc.tenantId));
    if (keys.length % DOCS_PER_STEP === 0) yield;
  }
  const order = yield* sortInSteps(keys);
  const ordered = Array.from(order, (n) => docs[n]).filter((doc) => doc !== undefined);
  yield;
  const activeCount = docs.reduce((count, { isActive }) => count + (isActive ? 1 : 0), 0);
  const foldedNames = Array.from(order, (n) => folded[n] ?? '');
  const nameKeys = foldedNames.filter((_, n) => n % NAME_KEY_STEP === 0);
  yield;
  return { ordered, foldedNames, activeCount, nameKeys };
}

function* packShown(docs: readonly LookupDoc[]) {
  const endings = frequentEndings(docs);
  yield;
  const texts = new TextWriter(endings);
  for (const [n, doc] of docs.entries()) {
    texts.add(doc);
    if (n % DOCS_PER_STEP === 0) yield;
  }
  return { ...texts.sections(), domainEndings: new TextEncoder().encode(endings.join('\n')) };
}

function* packIds(docs: readonly LookupDoc[]) {
  const tenants = new Uint8Array(docs.length * GUID_BYTES);
  const subscriptionCounts = new Uint16Array(docs.length);
  const heads = new NumberList();
  const tails = new NumberList();
  for (const [n, { tenantId, subscriptionIds }] of docs.entries()) {
    putGuid(tenants, n * GUID_BYTES, tenantId);
    const kept = subscriptionIds.slice(0, MAX_SUBSCRIPTIONS);
    subscriptionCounts[n] = kept.length;
    for (const id of kept) {
      heads.add(guidHead(id));
      tails.add(guidTail(id));
    }
    if (n % DOCS_PER_STEP === 0) yield;
  }
  return {
    tenants,
    subscriptionCounts,
    subscriptionHeads: heads.view(),
    subscriptionTails: Uint16Array.from(tails.view()),
  };
}

function packSupporters(docs: readonly LookupDoc[]) {
  const docsOf = new Map<TenantId, number[]>();
  for (const [n, { supporters }] of docs.entries()) {
    for (const supporter of supporters) {
      const list = docsOf.get(supporter);
      if (list) list.push(n);
      else docsOf.set(supporter, [n]);
    }
  }
  const supporters = new Uint8Array(docsOf.size * GUID_BYTES);
  const supporterStarts = new Uint32Array(docsOf.size + 1);
  const lists = new ByteWriter();
  for (const [n, [supporter, list]] of [...docsOf].entries()) {
    putGuid(supporters, n * GUID_BYTES, supporter);
    supporterStarts[n] = lists.length;
    list.forEach((doc, at) => void lists.varint(doc - (list[at - 1] ?? 0)));
  }
  supporterStarts[docsOf.size] = lists.length;
  return { supporters, supporterStarts, supporterDocs: lists.view() };
}

function* packWords(docs: readonly LookupDoc[], foldedNames: readonly string[], hasGrams: boolean) {
  const numbers = new Map<string, number>();
  const wordOfPair = new NumberList();
  const docOfPair = new NumberList();
  for (const [n, doc] of docs.entries()) {
    for (const [word, flags] of docWords(doc, foldedNames[n])) {
      let number = numbers.get(word);
      if (number === undefined) {
        number = numbers.size;
        numbers.set(word, number);
      }
      wordOfPair.add(number);
      docOfPair.add((n << FLAG_BITS) | flags);
    }
    if (n % DOCS_PER_STEP === 0) yield;
  }
  const words = [...numbers.keys()];
  const order = yield* sortInSteps(words);
  const docsOf = groupPairs(words.length, wordOfPair.view(), docOfPair.view());
  yield;
  const entryAt = (n: number) => {
    const number = order[n] ?? 0;
    return { word: words[number] ?? '', docs: docsOf(number) };
  };
  return yield* writeDictionary(order.length, entryAt, hasGrams);
}
