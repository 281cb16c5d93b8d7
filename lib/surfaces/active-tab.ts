import { type Browser, browser } from 'wxt/browser';

/** Undefined where there is none, or where it may not be looked at: only the admin center's hosts may. */
export async function readActiveUrl(): Promise<string | undefined> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.url;
}

type Update = Pick<Browser.tabs.OnUpdatedInfo, 'url' | 'status'>;

/** Whether the active tab of that window has gone elsewhere; an address that may not be looked at is not told. */
export const isNavigation = (
  { url, status }: Update,
  tab: Pick<Browser.tabs.Tab, 'active' | 'windowId'>,
  windowId: number,
): boolean => tab.active && tab.windowId === windowId && (url !== undefined || status === 'loading');

/** Calls back when this window shows another tab, or its tab another page. Returns what ends it. */
export async function followActiveTab(onChange: () => void): Promise<() => void> {
  const { id } = await browser.windows.getCurrent();
  const onActivated = ({ windowId }: Browser.tabs.OnActivatedInfo) => {
    if (windowId === id) onChange();
  };
  const onUpdated = (_: number, update: Browser.tabs.OnUpdatedInfo, tab: Browser.tabs.Tab) => {
    if (id !== undefined && isNavigation(update, tab, id)) onChange();
  };
  browser.tabs.onActivated.addListener(onActivated);
  browser.tabs.onUpdated.addListener(onUpdated);
  return () => {
    browser.tabs.onActivated.removeListener(onActivated);
    browser.tabs.onUpdated.removeListener(onUpdated);
  };
}
