import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brandTokens, DARK, LIGHT, READABLE, shadesOf } from '../../lib/policy/brand-colors.ts';
import { contrast, fromHex, type Rgb, toHex, WHITE } from '../../lib/policy/color.ts';

const part = fc.integer({ min: 0, max: 255 });
const anyColor: fc.Arbitrary<Rgb> = fc.oneof(
  fc.tuple(part, part, part),
  fc.constantFrom<Rgb>([0, 0, 0], [255, 255, 255], [255, 255, 0], [0, 0, 255], [255, 0, 0], [127, 127, 127]),
);

describe.each([
  ['light', LIGHT],
  ['dark', DARK],
])('in the %s theme every colour', (_, scheme) => {
  it('leaves white text on it readable', () => {
    fc.assert(
      fc.property(anyColor, (color) => {
        const { fill, fillHover, fillPressed } = shadesOf(color, scheme);
        for (const shade of [fill, fillHover, fillPressed])
          expect(contrast(shade, WHITE)).toBeGreaterThanOrEqual(READABLE);
      }),
    );
  });

  it('is readable as text, on surfaces and tints', () => {
    fc.assert(
      fc.property(anyColor, (color) => {
        const { text, tint, tintHover } = shadesOf(color, scheme);
        for (const surface of [...scheme.surfaces, tint, tintHover])
          expect(contrast(text, surface)).toBeGreaterThanOrEqual(READABLE);
      }),
    );
  });

  it('leaves neutral text on its tints readable', () => {
    fc.assert(
      fc.property(anyColor, (color) => {
        const { tint, tintHover } = shadesOf(color, scheme);
        for (const shade of [tint, tintHover]) expect(contrast(scheme.neutral, shade)).toBeGreaterThanOrEqual(READABLE);
      }),
    );
  });
});

it('a colour that can be read stays what it is', () => {
  expect(toHex(shadesOf(fromHex('#0f6cbd'), LIGHT).fill)).toBe('#0f6cbd');
  expect(toHex(shadesOf(fromHex('#0c3b5e'), LIGHT).text)).toBe('#0c3b5e');
});

it('measures as WCAG does', () => {
  expect(contrast(fromHex('#000000'), WHITE)).toBe(21);
  expect(contrast(fromHex('#767676'), WHITE)).toBeCloseTo(4.54, 2);
});

describe('the stylesheet', () => {
  const tokens = readFileSync('components/ui/tokens.css', 'utf8');
  const tokenOf = (name: string) =>
    new RegExp(`--color${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(tokens) ?? [];

  it('has every token that a brand sets, and no other of a brand', () => {
    const known = [...tokens.matchAll(/--color(?:Compound)?Brand\w+/g)].map(([name]) => name);
    expect(Object.keys(brandTokens('#0f6cbd')).sort()).toEqual(known.sort());
  });

  it('has the surfaces and the neutral text that colours are measured on', () => {
    const names = ['NeutralBackground1', 'NeutralBackground2', 'NeutralBackground3', 'NeutralBackground1Hover'];
    for (const name of names) {
      const [, light = '', dark = ''] = tokenOf(name);
      expect(LIGHT.surfaces.map(toHex)).toContain(light);
      expect(DARK.surfaces.map(toHex)).toContain(dark);
    }
    expect(tokenOf('NeutralForeground3').slice(1)).toEqual([toHex(LIGHT.neutral), toHex(DARK.neutral)]);
  });
});
