/** What had the focus, and what that lay in, from the inside out. */
interface Place {
  element: HTMLElement;
  around: readonly HTMLElement[];
}

const PARTS = 'section, dialog, main';
const WATCHED = { subtree: true, childList: true, attributeFilter: ['disabled', 'hidden', 'inert'] };

/**
 * Keeps the focus on the page. When what had it is gone, hidden or disabled, the focus goes to what took its place, else
 * to the heading of the part that it was in; and back once it can be used again. Without that the next key would begin
 * at the top, and a screen reader would say nothing.
 */
export function keepFocus(document: Document): void {
  let last: Place | undefined;
  /** The last one that was in no dialog: what a dialog was opened from. */
  let outside: Place | undefined;
  let lent: { from: HTMLElement; to: HTMLElement } | undefined;
  let isWaiting = false;

  const observer = new MutationObserver(() => {
    if (isWaiting || !last) return;
    isWaiting = true;
    // After the effects of what was drawn: they may move the focus themselves.
    requestAnimationFrame(() => setTimeout(look));
  });
  observer.observe(document, WATCHED);

  document.addEventListener('focusin', (event) => {
    const [element, ...around] = event.composedPath().filter((target) => target instanceof HTMLElement);
    if (!element || element === document.body) return;
    if (element !== lent?.to) lent = undefined;
    last = { element, around };
    if (![element, ...around].some((part) => part.matches('dialog'))) outside = last;
    const root = element.getRootNode();
    if (root instanceof ShadowRoot) observer.observe(root, WATCHED);
  });

  function look() {
    isWaiting = false;
    if (lent && document.activeElement === lent.to && isUsable(lent.from)) return lent.from.focus();
    if (!last || isUsable(last.element) || isSomewhere(document.activeElement)) return;
    const from = last.element;
    const to = standIn(document, last, outside);
    if (!to) return;
    focusOn(to);
    lent = { from, to };
  }
}

/** A window that is not in front tells nobody where its focus goes. */
const isSomewhere = (active: Element | null) =>
  active instanceof HTMLElement && active !== active.ownerDocument.body && isUsable(active);

const isUsable = (element: HTMLElement) =>
  element.isConnected && !element.matches(':disabled') && !element.closest('[hidden], [inert]');

function standIn(document: Document, last: Place, outside: Place | undefined): HTMLElement | undefined {
  const dialog = [...document.querySelectorAll<HTMLElement>('dialog[open]')].at(-1);
  const bound = dialog ?? document.querySelector<HTMLElement>('main');
  if (!bound) return undefined;
  const { element, around } = dialog ? last : (outside ?? last);
  if (bound.contains(element) && isUsable(element)) return element;
  for (const part of around) {
    if (!bound.contains(part) || !isUsable(part)) continue;
    const found = successor(element, part);
    if (found) return found;
    if (part.matches(PARTS)) return headOf(part);
  }
  return headOf(bound);
}

/** The same control, drawn anew. */
function successor(lost: HTMLElement, part: HTMLElement): HTMLElement | undefined {
  if (!lost.matches('button, a')) return undefined;
  const alike = [...part.querySelectorAll<HTMLElement>(lost.localName)].filter(
    (one) => nameOf(one) === nameOf(lost) && isUsable(one),
  );
  return alike.length === 1 ? alike[0] : undefined;
}

const nameOf = (element: HTMLElement) => element.getAttribute('aria-label') ?? element.textContent;

const headOf = (part: HTMLElement): HTMLElement => part.querySelector<HTMLElement>('h1, h2, h3') ?? part;

/** Headings take the focus from scripts alone, and only for as long as they have it. */
function focusOn(element: HTMLElement): void {
  if (!element.hasAttribute('tabindex') && element.tabIndex < 0) {
    element.tabIndex = -1;
    element.addEventListener('blur', () => element.removeAttribute('tabindex'), { once: true });
  }
  element.focus({ preventScroll: true });
  if (element.matches(':focus-visible')) element.scrollIntoView({ block: 'nearest' });
}
