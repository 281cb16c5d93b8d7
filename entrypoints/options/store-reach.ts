import { browser } from 'wxt/browser';

/** The network as this page has it, and the browser's question before a host is reached for the first time. */
export const STORE_REACH = {
  fetch: (...call: Parameters<typeof fetch>) => fetch(...call),
  now: Date.now,
  random: Math.random,
  /** Only in a click: the browser asks at no other time. */
  askPermission: (...origins: string[]) => browser.permissions.request({ origins }),
};
