/** A text that a reader sees, or would see by scrolling. */
export interface ShownText {
  text: string;
  parent: Element;
  /** One for each line, in CSS pixels of the window. */
  rects: DOMRect[];
}

const UNREAD = 'script, style, noscript, option, textarea';

/** The texts of the page, of the modal dialog that is open, or of what `within` selects; shadow roots included. */
export function shownTexts(within = 'dialog:modal'): ShownText[] {
  const root = [...document.querySelectorAll(within)].at(-1);
  return textNodesBelow(root ?? document.documentElement).flatMap(showText);
}

function textNodesBelow(root: Element): Text[] {
  return elementsBelow(root).flatMap((element) => [...element.childNodes].filter((node) => node instanceof Text));
}

/** The element itself and all inside it, in document order, shadow roots included. */
export function elementsBelow(root: Element): Element[] {
  const children = [...(root.shadowRoot?.children ?? []), ...root.children];
  return [root, ...children.flatMap(elementsBelow)];
}

function showText(node: Text): ShownText[] {
  const parent = node.parentElement;
  const text = node.data.replace(/\s+/g, ' ').trim();
  if (!parent || !text || parent.closest(UNREAD) || !parent.checkVisibility({ visibilityProperty: true })) return [];
  if (ancestorsOf(parent).some(isForEarsOnly)) return [];
  const range = document.createRange();
  range.selectNodeContents(node);
  const rects = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
  return rects.length > 0 ? [{ text, parent, rects }] : [];
}

/** The element itself, then what contains it, out of shadow roots too, as far as something can clip it. */
export function ancestorsOf(element: Element): Element[] {
  const found: Element[] = [];
  for (let at: Element | null = element; at; at = parentOf(at)) {
    found.push(at);
    if (at.matches('dialog:modal, :popover-open')) break;
  }
  return found;
}

function parentOf(element: Element): Element | null {
  const root = element.getRootNode();
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}

/** Clipped to nothing, for screen readers. */
const isForEarsOnly = (element: Element) => getComputedStyle(element).clipPath.startsWith('inset(50%');
