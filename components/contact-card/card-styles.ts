import tokens from '../ui/tokens.css?inline';
import card from './card.css?inline';

/**
 * The tokens move from the host to an element inside: a page's own rule for `*` outranks `:host`, and Fluent pages
 * set these very names.
 */
const CSS = tokens.replaceAll(':host', '.root') + card;

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
