type Keys = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** Ctrl+C, or Cmd+C on a Mac. */
export const isCopyKey = ({ key, ctrlKey, metaKey, altKey, shiftKey }: Keys): boolean =>
  key.toLowerCase() === 'c' && ctrlKey !== metaKey && !altKey && !shiftKey;

/** Whether there is something selected that the browser itself would copy: in a text field, the page or a card on it. */
export function hasSelection(page: Document): boolean {
  const focused = page.activeElement;
  if (focused instanceof HTMLInputElement && focused.selectionStart !== focused.selectionEnd) return true;
  const selection = page.getSelection();
  if (!selection) return false;
  return selection.toString() !== '' || isSelectedInShadow(page, selection);
}

function isSelectedInShadow(page: Document, selection: Selection): boolean {
  const shadowRoots = [...page.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []);
  if (shadowRoots.length === 0 || typeof selection.getComposedRanges !== 'function') return false;
  return selection.getComposedRanges({ shadowRoots }).some(({ collapsed }) => !collapsed);
}
