/** Several values in one cell, separated by `;`. A `;` or `\` inside a value is written with a `\` before it. */
export const joinList = (items: readonly string[]): string =>
  items.map((item) => item.replace(/[\\;]/g, '\\$&')).join(';');

/** The inverse of `joinList`: values trimmed, empty ones left out, a `\` before anything else kept. */
export function splitList(cell: string): string[] {
  if (cell === '') return [];
  const items = cell.includes('\\') ? splitEscaped(cell) : cell.split(';');
  return items.map((item) => item.trim()).filter((item) => item !== '');
}

function splitEscaped(cell: string): string[] {
  const items = cell.match(/(?:\\[\\;]|[^;])+/g) ?? [];
  return items.map((item) => item.replace(/\\([\\;])/g, '$1'));
}
