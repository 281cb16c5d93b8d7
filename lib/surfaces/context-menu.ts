import { type Browser, browser } from 'wxt/browser';
import { reportError } from '../report-error.ts';
import { getSettings, type Settings, watchSettings } from '../settings.ts';
import { answerNewest } from './answer-newest.ts';
import { mayFind } from './may-find.ts';
import { openWithText } from './open-with-text.ts';
import { translateSurfaces } from './translate-surfaces.ts';

const MENU_ID = 'find-support-contact';

type MenuItem = Browser.contextMenus.CreateProperties;

/** The entry on selected text; none for those who do not look up customers. The browser puts the selection for `%s`. */
export async function menuFor(settings: Settings, preferred: readonly string[]): Promise<MenuItem | undefined> {
  if (!mayFind(settings.role)) return undefined;
  const t = await translateSurfaces(settings, preferred);
  return { id: MENU_ID, title: t('surfaces.menu'), contexts: ['selection'] };
}

/** The selected text of a click on our entry; undefined for every other click. */
export const selectedText = ({ menuItemId, selectionText }: Browser.contextMenus.OnClickData): string | undefined =>
  menuItemId === MENU_ID ? selectionText : undefined;

/** Keeps the entry as the settings have it, and opens the lookup with the text that was selected. */
export function keepContextMenu(): void {
  const draw = answerNewest<void, void>(drawMenu, () => undefined, reportMenu);
  watchSettings(() => draw());
  draw();
  browser.contextMenus.onClicked.addListener((click) => {
    const text = selectedText(click);
    if (text) openWithText(text).catch(reportMenu);
  });
}

const reportMenu = (fault: unknown) => void reportError('The context menu', fault);

/** Anew each time: browsers differ in which entries outlive a worker, and one that is there twice is refused. */
async function drawMenu(): Promise<void> {
  const item = await menuFor(await getSettings(), navigator.languages);
  await browser.contextMenus.removeAll();
  if (item) browser.contextMenus.create(item);
}
