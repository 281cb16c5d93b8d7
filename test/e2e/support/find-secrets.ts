import type { Page } from 'puppeteer-core';

declare const chrome: {
  storage: Record<'local' | 'session' | 'sync', { get(keys: null): Promise<object> }>;
  runtime: { onMessage: { addListener(listener: (message: unknown) => void): void } };
};
declare global {
  var heard: string[];
  var saved: Blob[];
}

const NAMES = ['committed', 'feeds', 'connection', 'observing', 'applied', 'publishing', 'sync-status', 'lookup'];
const CHANNELS = NAMES.map((name) => `support-contacts/${name}`);

/** From now on keeps what other pages and workers say in messages, and the files that this page saves. */
export const listen = (page: Page): Promise<void> =>
  page.evaluate((channels) => {
    globalThis.heard = [];
    globalThis.saved = [];
    const hear = (message: unknown) => void globalThis.heard.push(JSON.stringify(message) ?? '');
    chrome.runtime.onMessage.addListener(hear);
    for (const name of channels) new BroadcastChannel(name).onmessage = ({ data }) => hear(data);
    const original = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob: Blob) => {
      globalThis.saved.push(blob);
      return original(blob);
    };
  }, CHANNELS);

/** Everything that this page can see, as text, by where it lies: to search it for secrets. */
export const readEverything = (page: Page): Promise<Record<string, string>> => page.evaluate(collectEverything);

/** In-page. */
async function collectEverything(): Promise<Record<string, string>> {
  const seen = new Set<unknown>();
  const textOf = async (value: unknown): Promise<string> => {
    if (value instanceof Blob) return value.text();
    if (value instanceof ArrayBuffer) return new TextDecoder('latin1').decode(value);
    if (ArrayBuffer.isView(value)) return new TextDecoder('latin1').decode(value);
    if (typeof value !== 'object' || value === null) return String(value);
    if (seen.has(value)) return '';
    seen.add(value);
    const parts = value instanceof Map ? [...value].flat() : Object.entries(value).flat();
    return (await Promise.all(parts.map(textOf))).join('\n');
  };
  const asPromise = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  async function databaseText({ name = '' }: IDBDatabaseInfo): Promise<string> {
    const db = await asPromise(indexedDB.open(name));
    const stores = [...db.objectStoreNames];
    const rows = await Promise.all(
      stores.flatMap((store) => {
        const opened = db.transaction(store).objectStore(store);
        return [asPromise(opened.getAll()), asPromise(opened.getAllKeys())];
      }),
    );
    db.close();
    return textOf(rows);
  }
  const fields = [...document.querySelectorAll('input, textarea')].map((field) => Reflect.get(field, 'value'));
  const databases = await indexedDB.databases();
  return {
    page: `${document.documentElement.outerHTML}\n${fields.join('\n')}\n${location.href}`,
    'storage.local': JSON.stringify(await chrome.storage['local'].get(null)),
    'storage.sync': JSON.stringify(await chrome.storage['sync'].get(null)),
    'storage.session': JSON.stringify(await chrome.storage['session'].get(null)),
    localStorage: JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage }),
    databases: (await Promise.all(databases.map(databaseText))).join('\n'),
    messages: globalThis.heard.join('\n'),
    files: (await Promise.all(globalThis.saved.map((file) => file.text()))).join('\n'),
  };
}
