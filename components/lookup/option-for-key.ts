/** As many as the popup shows at a time. */
const PAGE = 8;

export interface KeyPress {
  key: string;
  /** Control, Alt, Shift or Meta is held as well. */
  isModified: boolean;
  /** The caret cannot go further back, or on: Home and End have nothing to do in the text. */
  isAtStart: boolean;
  isAtEnd: boolean;
}

export interface ListState {
  /** Index of the active option. */
  active: number;
  last: number;
}

/**
 * The option that a key leads to, by the combobox pattern of the ARIA Authoring Practices; undefined when the key is
 * the text's. Arrows go round; Page Up and Page Down stop at the ends; Home and End belong to the caret first.
 */
export function optionForKey({ key, isModified, isAtStart, isAtEnd }: KeyPress, list: ListState): number | undefined {
  const { active, last } = list;
  if (isModified) return undefined;
  if (key === 'ArrowDown') return active === last ? 0 : active + 1;
  if (key === 'ArrowUp') return active === 0 ? last : active - 1;
  if (key === 'PageDown') return Math.min(active + PAGE, last);
  if (key === 'PageUp') return Math.max(active - PAGE, 0);
  if (key === 'Home') return isAtStart ? 0 : undefined;
  if (key === 'End') return isAtEnd ? last : undefined;
  return undefined;
}

/** What happened, as far as `optionForKey` asks. */
export function readKeyPress(event: KeyboardEvent, box: HTMLInputElement): KeyPress {
  const { selectionStart, selectionEnd, value } = box;
  return {
    key: event.key,
    isModified: event.ctrlKey || event.altKey || event.shiftKey || event.metaKey,
    isAtStart: selectionStart === 0 && selectionEnd === 0,
    isAtEnd: selectionStart === value.length && selectionEnd === value.length,
  };
}
