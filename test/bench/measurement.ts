/** How much a measurement may spend, as asked for on the command line. */
export interface BenchOptions {
  /** Runs of what is measured; the median counts. */
  runs: number;
  /** No further round of a comparison begins after this many milliseconds. */
  budgetInMs: number;
  /** Smaller and rougher, to try a measurement. */
  isQuick: boolean;
}

/** What one measurement found. */
export interface Measured {
  /** Flat keys of `.output/bench.json`; the unit is the key's end. */
  figures: Record<string, number>;
  /** The single runs behind a figure, by its key. */
  runs: Record<string, number[]>;
}

/** One file in `measurements/` exports one of these as `measurement`. */
export interface Measurement {
  /** What `--only` takes. */
  name: string;
  /** Shown while it runs. */
  title: string;
  measure(options: BenchOptions): Promise<Measured>;
}
