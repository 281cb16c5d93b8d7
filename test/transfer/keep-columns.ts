import Papa from 'papaparse';

/** A CSV file's text with these of its columns alone, in this order. */
export function keepColumns(text: string, kept: readonly string[]): string {
  const [header = [], ...rows] = Papa.parse<string[]>(text, { skipEmptyLines: true }).data;
  const places = kept.map((column) => header.indexOf(column));
  return `${Papa.unparse([[...kept], ...rows.map((row) => places.map((place) => row[place] ?? ''))], { newline: '\r\n' })}\r\n`;
}
