/** What the registry editor makes of a file: for each key its values, numbers for dwords. Throws at a line it refuses. */
export function readReg(text: string): Map<string, Record<string, string | number>> {
  const [head, ...lines] = text.split('\r\n');
  if (head !== 'Windows Registry Editor Version 5.00') throw new Error(`No file for the registry editor: ${head}`);
  const keys = new Map<string, Record<string, string | number>>();
  let values: Record<string, string | number> | undefined;
  for (const line of lines) {
    if (line === '' || line.startsWith(';')) continue;
    const [, key] = /^\[([^\]\r\n]+)\]$/.exec(line) ?? [];
    if (key !== undefined) {
      if (keys.has(key)) throw new Error(`Twice: ${key}`);
      values = {};
      keys.set(key, values);
    } else {
      const [name, value] = readLine(line);
      if (!values || Object.hasOwn(values, name)) throw new Error(`In no key, or twice: ${line}`);
      values[name] = value;
    }
  }
  return keys;
}

const TEXT = /^"((?:[^"\\\r\n]|\\["\\])*)"$/;

function readLine(line: string): [name: string, value: string | number] {
  const [, name = '', value = ''] = /^"([^"\\]+)"=(.+)$/.exec(line) ?? [];
  const [, hex] = /^dword:([0-9a-f]{8})$/.exec(value) ?? [];
  const [, text] = TEXT.exec(value) ?? [];
  if (hex !== undefined) return [name, Number.parseInt(hex, 16)];
  if (name === '' || text === undefined) throw new Error(`No value: ${line}`);
  return [name, text.replace(/\\(["\\])/g, '$1')];
}
