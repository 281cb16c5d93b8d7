const digits = (figure: number) => (Math.abs(figure) >= 100 ? 0 : 2);

/** One line per figure, with the range of its runs. */
export function formatTable(figures: Record<string, number>, runs: Record<string, readonly number[]>): string {
  const rows = Object.entries(figures).map(([key, figure]) => [key, format(figure), rangeOf(runs[key] ?? [])] as const);
  const [keyWidth, figureWidth] = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map(([key, figure, range]) =>
      `${key.padEnd(keyWidth ?? 0)}  ${figure.padStart(figureWidth ?? 0)}  ${range}`.trimEnd(),
    )
    .join('\n');
}

const format = (figure: number) =>
  figure.toLocaleString('en-US', { maximumFractionDigits: digits(figure), minimumFractionDigits: digits(figure) });

const rangeOf = (runs: readonly number[]) =>
  runs.length > 1 ? `(${format(Math.min(...runs))}–${format(Math.max(...runs))} in ${runs.length} runs)` : '';
