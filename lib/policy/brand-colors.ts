import { BLACK, contrast, fromHex, mix, type Rgb, toHex, WHITE } from './color.ts';

/** Of text that is not large: WCAG 2.2, 1.4.3, level AA. */
export const READABLE = 4.5;
/** What is dark on dark has an edge that can be seen. */
const APART = 1.5;
const STEPS = 100;

export interface Shades {
  /** Below white text. */
  fill: Rgb;
  fillHover: Rgb;
  fillPressed: Rgb;
  /** Below neutral text and `text`. */
  tint: Rgb;
  tintHover: Rgb;
  /** On every surface and on the tints. */
  text: Rgb;
}

interface Scheme {
  /** What text stands on, in that theme: components/ui/tokens.css. */
  surfaces: readonly Rgb[];
  /** The faintest neutral text. */
  neutral: Rgb;
  /** Towards which colours become readable on the surfaces. */
  goal: Rgb;
  tintShare: number;
}

export const LIGHT: Scheme = {
  surfaces: ['#ffffff', '#fafafa', '#f5f5f5', '#f0f0f0', '#ebebeb'].map(fromHex),
  neutral: fromHex('#616161'),
  goal: BLACK,
  tintShare: 0.1,
};
export const DARK: Scheme = {
  surfaces: ['#292929', '#1f1f1f', '#141414', '#3d3d3d', '#383838'].map(fromHex),
  neutral: fromHex('#adadad'),
  goal: WHITE,
  tintShare: 0.25,
};

/** What a theme shows of a brand's colour: as near to it as can be read. */
export function shadesOf(color: Rgb, scheme: Scheme): Shades {
  const [page = WHITE] = scheme.surfaces;
  const edged = towards(color, WHITE, (shade) => scheme === LIGHT || contrast(shade, page) >= APART);
  const fill = towards(edged, BLACK, (shade) => contrast(shade, WHITE) >= READABLE);
  const tint = tintOf(color, page, scheme.tintShare, scheme.neutral);
  const tintHover = tintOf(color, page, scheme.tintShare * 1.6, scheme.neutral);
  const below = [...scheme.surfaces, tint, tintHover];
  return {
    fill,
    fillHover: mix(fill, BLACK, 0.12),
    fillPressed: mix(fill, BLACK, 0.3),
    tint,
    tintHover,
    text: towards(color, scheme.goal, (shade) => below.every((surface) => contrast(shade, surface) >= READABLE)),
  };
}

/** The first shade on the way that will do. */
function towards(color: Rgb, goal: Rgb, isGood: (shade: Rgb) => boolean): Rgb {
  for (let step = 0; step < STEPS; step++) {
    const shade = mix(color, goal, step / STEPS);
    if (isGood(shade)) return shade;
  }
  return goal;
}

/** As much of the colour as neutral text on it allows. */
function tintOf(color: Rgb, page: Rgb, most: number, neutral: Rgb): Rgb {
  const full = mix(page, color, most);
  return towards(full, page, (shade) => contrast(shade, neutral) >= READABLE);
}

/** Tokens of the stylesheet in a brand's colour, to be set where it is to show. */
export function brandTokens(hex: string): Record<string, string> {
  const color = fromHex(hex);
  const [light, dark] = [shadesOf(color, LIGHT), shadesOf(color, DARK)];
  const both = (shade: keyof Shades) => `light-dark(${toHex(light[shade])}, ${toHex(dark[shade])})`;
  return Object.fromEntries(
    Object.entries(TOKENS).flatMap(([shade, names]) =>
      isShade(shade) ? names.map((name) => [`--color${name}`, both(shade)]) : [],
    ),
  );
}

const TOKENS: Readonly<Record<keyof Shades, readonly string[]>> = {
  fill: ['BrandBackground', 'BrandBackgroundSelected'],
  fillHover: ['BrandBackgroundHover'],
  fillPressed: ['BrandBackgroundPressed'],
  tint: ['BrandBackground2'],
  tintHover: ['BrandBackground2Hover', 'BrandBackground2Pressed', 'BrandStroke2'],
  text: [
    'BrandForegroundLink',
    'BrandForegroundLinkHover',
    'BrandForeground1',
    'BrandForeground2',
    'BrandStroke1',
    'CompoundBrandBackground',
    'CompoundBrandBackgroundHover',
    'CompoundBrandForeground1',
    'CompoundBrandForeground1Hover',
    'CompoundBrandStroke',
    'CompoundBrandStrokeHover',
  ],
};

/** Names of all that a brand sets. */
export const BRAND_TOKENS: readonly string[] = Object.values(TOKENS).flatMap((names) =>
  names.map((name) => `--color${name}`),
);

const isShade = (name: string): name is keyof Shades => Object.hasOwn(TOKENS, name);
