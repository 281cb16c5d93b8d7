import { type ParsedValue, unusable, usable } from './parse-value.ts';

/** Of the data URL. A registry value and every answer to a card carry it. */
export const MAX_LOGO_CHARACTERS = 65_536;

const PNG = /^data:image\/png;base64,(iVBORw0KGgo[a-z0-9+/]+={0,2})$/i;
const SVG_BASE64 = /^data:image\/svg\+xml;base64,([a-z0-9+/]+={0,2})$/i;
const SVG_TEXT = /^data:image\/svg\+xml(?:;charset=utf-8|;utf8)?,([^"<>\s]+)$/i;

/**
 * A logo as data URL: PNG, or SVG, which runs no script and loads nothing where it is shown, in an `<img>`. Anything
 * else, an address above all, is refused: nothing is loaded from anywhere.
 */
export function parseLogo(input: unknown): ParsedValue<string> {
  if (typeof input !== 'string') return unusable('notText');
  const url = input.trim();
  if (url.length > MAX_LOGO_CHARACTERS) return unusable('imageTooLarge');
  return PNG.test(url) || isSvg(url) ? usable(url) : unusable('notImage');
}

function isSvg(url: string): boolean {
  const [, base64] = SVG_BASE64.exec(url) ?? [];
  const [, text] = SVG_TEXT.exec(url) ?? [];
  try {
    const source = base64 === undefined ? decodeURIComponent(text ?? '') : atob(base64);
    return /<svg[\s>]/i.test(source);
  } catch {
    return false;
  }
}
