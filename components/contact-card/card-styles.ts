import card from './card.css?inline';
import tokens from './card-tokens.css?inline';

/** The tokens are set inside: a page's own rule for `*` outranks `:host`, and Fluent pages set these very names. */
const CSS = tokens + card;

/**
 * Gives a shadow root the card's styles. Constructed sheets are no inline styles, so a page's Content-Security-Policy
 * has no say; where they are refused across compartments (Firefox bug 1751346) a style element of the extension's is
 * exempt from that policy.
 */
export function applyCardStyles(root: ShadowRoot): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
    root.adoptedStyleSheets = [sheet];
  } catch {
    root.append(Object.assign(document.createElement('style'), { textContent: CSS }));
  }
}
