import { browser } from 'wxt/browser';

const area = browser.storage.managed;

/** What the browser answers to who asks for the policy, from now on. */
export function setManaged(get: () => Promise<object>): void {
  Reflect.set(browser.storage, 'managed', { ...area, get });
}

export function withoutManaged(): void {
  Reflect.set(browser.storage, 'managed', undefined);
}
