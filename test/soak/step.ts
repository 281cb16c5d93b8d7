import type { Random } from '../sample-random.ts';
import type { Fault } from '../stand-ins/azurite/faulty-fetch.ts';

/** What happens in one profile's page. As JSON it is the same; `seed` decides the details. */
export type PageStep =
  | { do: 'edit' | 'bulk' | 'import' | 'undo' | 'race'; seed: number }
  /** Of the colleague, who shares the directory from a database of their own. */
  | { do: 'colleague'; seed: number }
  | { do: 'exchange'; who: 'own' | 'colleague'; faults: Fault[] }
  | { do: 'publish'; faults: Fault[] }
  /** The write request of that number finds the disk full, during the step that it interrupts. */
  | { do: 'full'; write: number; during: 'edit' | 'import' | 'exchange'; seed: number }
  /** Another connection holds the stores for a while. */
  | { do: 'held'; seed: number }
  /** What is made from the directory, and can be made again, is damaged. */
  | { do: 'corrupt'; what: 'indexBytes' | 'indexGone' | 'tallyPart' | 'tallyHead'; seed: number };

/** What befalls the browser around it. */
export type Step = PageStep | { do: 'killWorker' | 'killBrowser' | 'reload' | 'twoPages'; seed: number };

const FAULTS: readonly Fault[] = [
  'none',
  'none',
  'none',
  'cutBefore',
  'cutAfter',
  'duplicate',
  'late',
  'busy',
  'truncated',
  'html',
];
const DAMAGE = ['indexBytes', 'indexGone', 'tallyPart', 'tallyHead'] as const;
const DURING = ['edit', 'import', 'exchange'] as const;

type Maker = (random: Random) => Step;
const faultsOf = (random: Random) => Array.from({ length: random.int(7) }, () => random.pick(FAULTS));

/** How often, against the others. */
const MAKERS: readonly (readonly [weight: number, make: Maker])[] = [
  [30, (random) => ({ do: 'edit', seed: random.word() })],
  [6, (random) => ({ do: 'bulk', seed: random.word() })],
  [5, (random) => ({ do: 'import', seed: random.word() })],
  [8, (random) => ({ do: 'undo', seed: random.word() })],
  [4, (random) => ({ do: 'race', seed: random.word() })],
  [14, (random) => ({ do: 'colleague', seed: random.word() })],
  [12, (random) => ({ do: 'exchange', who: 'own', faults: faultsOf(random) })],
  [10, (random) => ({ do: 'exchange', who: 'colleague', faults: faultsOf(random) })],
  [3, (random) => ({ do: 'publish', faults: faultsOf(random) })],
  [6, (random) => ({ do: 'full', write: 1 + random.int(14), during: random.pick(DURING), seed: random.word() })],
  [2, (random) => ({ do: 'held', seed: random.word() })],
  [4, (random) => ({ do: 'corrupt', what: random.pick(DAMAGE), seed: random.word() })],
  [2, (random) => ({ do: 'killWorker', seed: random.word() })],
  [1, (random) => ({ do: 'killBrowser', seed: random.word() })],
  [2, (random) => ({ do: 'reload', seed: random.word() })],
  [3, (random) => ({ do: 'twoPages', seed: random.word() })],
];
const WEIGHTS = MAKERS.reduce((sum, [weight]) => sum + weight, 0);

export function randomStep(random: Random): Step {
  let left = random.int(WEIGHTS);
  for (const [weight, make] of MAKERS) {
    if (left < weight) return make(random);
    left -= weight;
  }
  throw new RangeError('The weights do not add up.');
}
