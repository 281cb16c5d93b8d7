import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInBrowser } from './support/describe-in-browser.ts';
import { type Session, startSession } from './support/session.ts';

const isDark = () => matchMedia('(prefers-color-scheme: dark)').matches;

const isRunning = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** In-page: a database of the test's own in the extension's origin, so that the product's schema does not matter. */
function openMark(mode: IDBTransactionMode): Promise<IDBObjectStore> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('mark', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('marks');
    request.onerror = () => reject(request.error);
    request.onsuccess = () =>
      resolve(request.result.transaction('marks', mode, { durability: 'strict' }).objectStore('marks'));
  });
}

const writeMark = `(${openMark})('readwrite').then((marks) => new Promise((resolve, reject) => {
  marks.put('kept', 'mark');
  marks.transaction.oncomplete = () => resolve(true);
  marks.transaction.onabort = () => reject(marks.transaction.error);
}))`;

const readMark = `(${openMark})('readonly').then((marks) => new Promise((resolve) => {
  const request = marks.get('mark');
  request.onsuccess = () => resolve(request.result ?? 'nothing');
}))`;

describeInBrowser('a browser that is killed', (browserName) => {
  let profileDir: string;
  let session: Session | undefined;
  beforeAll(async () => {
    profileDir = await mkdtemp(join(tmpdir(), 'support-contacts-kept-'));
  });
  afterAll(async () => {
    await session?.close();
    await rm(profileDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  });

  it('is gone at once, and finds what it had stored when it starts again with its profile', async () => {
    session = await startSession(browserName, { profileDir });
    const { pid } = session;
    expect(await (await session.openExtensionPage('options.html')).evaluate(writeMark)).toBe(true);
    await session.kill();
    expect(isRunning(pid)).toBe(false);
    session = await startSession(browserName, { profileDir });
    expect(await (await session.openExtensionPage('options.html')).evaluate(readMark)).toBe('kept');
  });
});

describeInBrowser('a browser with a language and a colour scheme', (browserName) => {
  let session: Session;
  beforeAll(async () => {
    session = await startSession(browserName, { language: 'ja', colorScheme: 'dark' });
  });
  afterAll(() => session?.close());

  it('shows both to pages and to the extension', async () => {
    for (const page of [
      await session.openPage('https://portal.office.com/'),
      await session.openExtensionPage('popup.html'),
    ]) {
      expect(await page.evaluate(isDark)).toBe(true);
      expect(await page.evaluate(() => navigator.language)).toBe('ja');
    }
  });

  it('reaches nothing but the stand-in, and tells what it was refused', async () => {
    const page = await session.openPage('https://portal.office365.us/');
    await expect(page.goto('https://feed.partner.example/')).rejects.toThrow();
    expect(session.refusedHosts()).toEqual(['feed.partner.example']);
  });
});
