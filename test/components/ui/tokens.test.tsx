import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const read = (path: string) => readFileSync(path, 'utf8');
const defined = new Set([...read('components/ui/tokens.css').matchAll(/^\s+--(\w+):/gm)].map(([, name]) => name));
const files = globSync('{components,entrypoints}/**/*.css').filter((path) => !path.endsWith('tokens.css'));

/** What the product's own sheets pass down to each other, and components to theirs. */
const givers = [...files, ...globSync('components/**/*.tsx')];
const own = new Set(givers.flatMap((path) => [...read(path).matchAll(/--(\w+)'?\s*:/g)].map(([, name]) => name)));

it('gives the card the tokens that it uses, and no others', () => {
  const used = [...read('components/contact-card/card.css').matchAll(/var\(--(\w+)/g)].map(([, name]) => name);
  const given = [...read('components/contact-card/card-tokens.css').matchAll(/^\s+--(\w+):/gm)].map(([, name]) => name);
  expect([...new Set(given)].sort()).toEqual([...new Set(used)].sort());
});

describe('style sheets', () => {
  it('are found', () => {
    expect(files.length).toBeGreaterThan(10);
    expect(defined.size).toBeGreaterThan(100);
  });

  it.each(files)('%s uses only tokens that exist', (path) => {
    const used = [...read(path).matchAll(/var\(--(\w+)/g)].map(([, name]) => name);
    expect(used.filter((name) => !defined.has(name) && !own.has(name))).toEqual([]);
  });

  it.each(files)('%s takes its colours from the tokens', (path) => {
    const colours = read(path).match(/#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(/gi) ?? [];
    expect(colours).toEqual([]);
  });
});
