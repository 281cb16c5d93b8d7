import { browser } from 'wxt/browser';
import { addressWithFind } from './find-address.ts';

const POPUP = 'popup.html';
/** CSS pixels; about the popup's own size. */
const WINDOW = { width: 420, height: 640 };

/**
 * Opens the popup with `text` in its box; a small window where the browser opens none, as when its window is not in
 * front. Firefox opens the popup only while it handles the user's click, so nothing may be awaited before.
 */
export function openWithText(text: string): Promise<void> {
  const filled = browser.action.setPopup({ popup: addressWithFind(POPUP, text) });
  const opened = browser.action.openPopup();
  return Promise.all([filled, opened]).then(
    () => undefined,
    () => openWindow(text),
  );
}

async function openWindow(text: string): Promise<void> {
  await forgetText();
  await browser.windows.create({ type: 'popup', url: addressWithFind('sidepanel.html', text), ...WINDOW });
}

/** The next click on the toolbar icon opens the popup as ever. The popup calls this once it has the text. */
export const forgetText = (): Promise<void> => browser.action.setPopup({ popup: POPUP });
