import { type Levels, markAll, WHOLE_FIELD, WORD_START } from './levels.ts';
import { markNames, markOtherFields } from './mark-fields.ts';
import { markIds } from './mark-ids.ts';
import { markSupported, markTypos, markWord } from './mark-words.ts';
import type { Segment } from './open-segment.ts';
import type { Query, Requirement, Spellings } from './parse-query.ts';
import type { Supporter } from './supporters.ts';

/** What of a query the customers of one segment have. */
export interface SegmentMatch {
  /** Customers that have all of it. */
  whole: Levels;
  /** Adds to `whole` those that have all but for one slip in one word. */
  addTypos(): void;
}

/** A part of the query that can be found by itself. */
interface Atom {
  levels: Levels;
  /** Absent: it is no word, and a slip in it cannot be told. */
  word?: Spellings;
}

export function matchSegment(segment: Segment, query: Query, supporters: readonly Supporter[]): SegmentMatch {
  const [only, ...others] = query.requirements;
  const isOneWord = others.length === 0 && only?.words.length === 1 && only.words[0]?.[0] === query.phrase;
  const isField = isOneWord || (others.length === 0 && only?.idDigits !== undefined);
  const atoms = query.requirements.flatMap((requirement) => atomsOf(segment, requirement, supporters));
  const whole = segment.pool.take();
  markAll(whole, levelsOf(atoms), isField ? WHOLE_FIELD : WORD_START);
  if (!isOneWord && atoms[0]) markOtherFields(segment, query.phrase, atoms[0].levels, whole);
  markNames(segment, query.phrase, whole);
  const addTypos = () => {
    for (const atom of atoms) addTyposOf(segment, atom, atoms, whole);
  };
  return { whole, addTypos };
}

const levelsOf = (atoms: readonly Atom[]) => atoms.map(({ levels }) => levels);

/** Words are parts of their own, unless something else may stand for them. */
function atomsOf(segment: Segment, requirement: Requirement, supporters: readonly Supporter[]): Atom[] {
  const { words, idDigits, telephoneDigits } = requirement;
  const found = words.map((word) => wordAtom(segment, word, supporters));
  if (idDigits === undefined && telephoneDigits === undefined) return found;
  const atom = asOne(segment, found);
  if (idDigits !== undefined) markIds(segment, idDigits, atom.levels);
  if (telephoneDigits !== undefined) {
    for (const { tenantId, digits } of supporters) {
      if (digits.includes(telephoneDigits)) markSupported(segment, tenantId, atom.levels);
    }
  }
  return [atom];
}

function wordAtom(segment: Segment, word: Spellings, supporters: readonly Supporter[]): Atom {
  const levels = segment.pool.take();
  markWord(segment, word, supporters, levels);
  return { levels, word };
}

function asOne({ pool }: Segment, atoms: readonly Atom[]): Atom {
  const [only, ...others] = atoms;
  if (only && others.length === 0) return only;
  const levels = pool.take();
  markAll(levels, levelsOf(atoms));
  return { levels };
}

function addTyposOf(segment: Segment, atom: Atom, atoms: readonly Atom[], whole: Levels): void {
  const others = levelsOf(atoms.filter((other) => other !== atom));
  if (!atom.word || others.some(({ count }) => count === 0)) return;
  const slips = segment.pool.take();
  markTypos(segment, atom.word, slips);
  markAll(whole, [slips, ...others]);
}
