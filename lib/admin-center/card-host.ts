import type { Corner } from '../settings.ts';

const CARD_ELEMENT = 'support-contact-card';

/** Clear of the header bar and of the help and feedback buttons that the admin center keeps in its lower corners. */
const CORNER_STYLES: Record<Corner, Record<string, string>> = {
  bottomRight: { right: 'min(24px, 2vw)', bottom: 'min(72px, 10vh)' },
  bottomLeft: { left: 'min(24px, 2vw)', bottom: 'min(72px, 10vh)' },
  topRight: { right: 'min(24px, 2vw)', top: 'min(72px, 10vh)' },
  topLeft: { left: 'min(24px, 2vw)', top: 'min(72px, 10vh)' },
};

const HOST_STYLES = {
  all: 'initial',
  display: 'block',
  position: 'fixed',
  inset: 'auto',
  'z-index': '2147483647',
  margin: '0',
  padding: '0',
  border: '0',
  width: 'auto',
  height: 'auto',
  overflow: 'visible',
  background: 'transparent',
  direction: 'ltr',
};

/** Part of `all`, and left to the reader: WCAG 1.4.12 wants text spacing open to change. Styles inside start afresh. */
const SPACING = ['letter-spacing', 'word-spacing', 'line-height'];

/** An element of no meaning to the page, outside its body so that re-rendering the body leaves it alone. */
export function createCardHost(): HTMLElement {
  const host = document.createElement(CARD_ELEMENT);
  host.popover = 'manual';
  host.attachShadow({ mode: 'open' });
  return host;
}

/** Inline and important: no rule of the page's outranks that, so that it can neither hide nor restyle the card. */
export function placeCardHost(host: HTMLElement, corner: Corner): void {
  for (const [name, value] of Object.entries({ ...HOST_STYLES, ...CORNER_STYLES[corner] })) {
    host.style.setProperty(name, value, 'important');
  }
  for (const name of SPACING) host.style.removeProperty(name);
}

/**
 * Puts the card on the page, once, and into the top layer, above what the page stacks with `z-index`. A native modal
 * dialog makes all else inert by the user's own doing: the card then stays below it, and works again when it closes.
 */
export function attachCardHost(host: HTMLElement): void {
  for (const other of document.querySelectorAll(CARD_ELEMENT)) {
    if (other !== host) other.remove();
  }
  if (!host.isConnected) document.documentElement.append(host);
  if (!host.matches(':popover-open')) host.showPopover();
}
