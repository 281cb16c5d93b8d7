import { browser } from 'wxt/browser';
import { reportError } from '../report-error.ts';

/** The command's name in the manifest; Firefox has one of its own that needs no listener. */
const COMMAND = 'open-side-panel';

/** Opens the side panel by keyboard, in the window where the keys were pressed. */
export function serveSidePanel(): void {
  if (!('sidePanel' in browser)) return; // Firefox has a sidebar instead.
  browser.commands.onCommand.addListener((command, tab) => {
    if (command !== COMMAND || tab?.windowId === undefined) return;
    const opened = browser.sidePanel.open({ windowId: tab.windowId });
    opened.catch((fault: unknown) => reportError('Opening the side panel', fault));
  });
}
