/** Names the sample directory of every measurement of the lookup. */
export const SAMPLE_SEED = 2;
/** What all targets are about. */
export const CUSTOMERS = 100_000;
/** With `--quick`. */
export const FEW_CUSTOMERS = 10_000;
export const QUERIES_PER_CLASS = 30;
