import { ancestorsOf, type ShownText, shownTexts } from './shown-texts.ts';

const TOLERANCE_IN_PX = 1.5;
const RTL_LETTER = /[֐-ࣿ]/;

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const nameOf = ({ text, parent }: ShownText) => `“${text.slice(0, 60)}” in ${describe(parent)}`;
const describe = (element: Element) => `${element.localName}.${element.getAttribute('class') ?? ''}`;

/** Texts of which a part cannot be seen, not even by scrolling, and that no title gives whole. */
export const cutTexts = (within?: string): string[] => shownTexts(within).filter(isCut).map(nameOf);

function isCut({ rects, parent }: ShownText): boolean {
  const free = { x: false, y: false };
  let hasEllipsis = false;
  for (const element of ancestorsOf(parent)) {
    const { overflowX, overflowY, textOverflow, contain } = getComputedStyle(element);
    hasEllipsis ||= textOverflow === 'ellipsis';
    const box = element.getBoundingClientRect();
    const clips = (overflow: string) => /hidden|clip/.test(overflow) || /strict|content|paint/.test(contain);
    const isOut = rects.some(
      (rect) =>
        (!free.x && clips(overflowX) && leavesX(rect, box)) || (!free.y && clips(overflowY) && leavesY(rect, box)),
    );
    if (isOut) return !(hasEllipsis && parent.closest('[title]'));
    free.x ||= /auto|scroll/.test(overflowX);
    free.y ||= /auto|scroll/.test(overflowY);
  }
  return !free.x && rects.some((rect) => leavesX(rect, { left: 0, right: innerWidth, top: 0, bottom: 0 }));
}

const leavesX = (rect: Box, box: Box) =>
  rect.left < box.left - TOLERANCE_IN_PX || rect.right > box.right + TOLERANCE_IN_PX;
/** A line's box is higher than its letters. */
const leavesY = (rect: Box, box: Box) => {
  const slack = (rect.bottom - rect.top) / 4;
  return rect.top + slack < box.top || rect.bottom - slack > box.bottom;
};

/** Pairs of texts that lie over each other. */
export function overlaps(within?: string): string[] {
  const shown = shownTexts(within).flatMap((text) =>
    text.rects.flatMap((rect) => visiblePart(rect, text.parent).map((box) => ({ text, box }))),
  );
  const pairs = shown.flatMap((one, place) =>
    shown
      .slice(place + 1)
      .filter((other) => one.text !== other.text && meet(one.box, other.box))
      .map((other) => `${nameOf(one.text)} and ${nameOf(other.text)}`),
  );
  return [...new Set(pairs)];
}

function visiblePart(rect: Box, parent: Element): Box[] {
  const slack = (rect.bottom - rect.top) / 4;
  let box: Box = { left: rect.left, right: rect.right, top: rect.top + slack, bottom: rect.bottom - slack };
  for (const element of ancestorsOf(parent)) {
    if (getComputedStyle(element).overflow === 'visible') continue;
    const { left, right, top, bottom } = element.getBoundingClientRect();
    box = {
      left: Math.max(box.left, left),
      right: Math.min(box.right, right),
      top: Math.max(box.top, top),
      bottom: Math.min(box.bottom, bottom),
    };
  }
  return box.left < box.right && box.top < box.bottom ? [box] : [];
}

const meet = (a: Box, b: Box) =>
  Math.min(a.right, b.right) - Math.max(a.left, b.left) > TOLERANCE_IN_PX &&
  Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > TOLERANCE_IN_PX;

/** What has to be scrolled sideways to be read, other than tables and code (WCAG 2.2, 1.4.10). */
export function sideways(within?: string): string[] {
  const isWide = (element: Element) => element.scrollWidth > element.clientWidth + TOLERANCE_IN_PX;
  const isMeant = (element: Element) =>
    element.matches('pre, code, textarea, input') || element.querySelector('table, [role=grid], pre') !== null;
  const scrollers = [...new Set(shownTexts(within).flatMap(({ parent }) => ancestorsOf(parent)))].filter((element) =>
    /auto|scroll/.test(getComputedStyle(element).overflowX),
  );
  const page = within === undefined && isWide(document.documentElement) ? ['the page'] : [];
  return [...page, ...scrollers.filter((element) => isWide(element) && !isMeant(element)).map(describe)];
}

/**
 * On a page whose messages are all in letters from right to left: names, numbers and addresses that stand in no element
 * of their own direction, so that signs in and around them change places.
 */
export const loose = (within?: string): string[] =>
  shownTexts(within)
    .filter(({ text, parent }) => /[A-Za-z]/.test(text) && !RTL_LETTER.test(text) && !isKeptApart(parent))
    .map(nameOf);

function isKeptApart(parent: Element): boolean {
  for (const element of ancestorsOf(parent)) {
    const { display, unicodeBidi } = getComputedStyle(element);
    if (element.matches('bdi, [dir]:not(html, .root)') || /plaintext|isolate-override/.test(unicodeBidi)) return true;
    if (display === 'inline' && unicodeBidi === 'isolate') return true;
    if (!display.startsWith('inline') && display !== 'contents') return false;
  }
  return false;
}
