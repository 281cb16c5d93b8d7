import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sampleDirectory } from '../sample-data.ts';
import { type AlteredExtension, alterExtension } from './support/alter-extension.ts';
import { describeInBrowser } from './support/describe-in-browser.ts';
import { type DirectoryFiles, writeDirectoryFiles } from './support/directory-files.ts';
import { goTo, importFile, openOptions } from './support/options-flow.ts';
import { waitForText } from './support/page-actions.ts';
import { builtExtension, type Session, startSession } from './support/session.ts';
import { waitFor } from './support/wait-for.ts';

const CARD = 'content-scripts/admin-center.js';
const directory = sampleDirectory({ customers: 60, seed: 9 });
const [mine, other] = directory.customers;
if (!mine || !other) throw new Error('The sample lacks customers.');
const SECRET_NAMES = directory.customers.filter((one) => one !== mine).map(({ companyName }) => companyName);

/** What a content script that was taken over tries. Each resolves to what it got, as text; a refusal is an error. */
const ATTACKS = `
const api = globalThis.browser ?? globalThis.chrome;
const other = ${JSON.stringify(other.tenantId)};
// Where nobody answers, waiting for it proves nothing more; what is answered or refused is waited for.
const patienceInMs = { lookup: 1500, port: 1500, frame: 1500 };
const within = (name, promise) =>
  Promise.race([promise, new Promise((done) => setTimeout(done, patienceInMs[name] ?? 40_000, 'silence'))]);
const ask = (message) => api.runtime.sendMessage(message);
const overChannel = (name, message) => new Promise((done) => {
  const channel = new BroadcastChannel(name);
  channel.onmessage = ({ data }) => done(data);
  channel.postMessage(message);
});
const overPort = (name) => new Promise((done) => {
  const port = api.runtime.connect({ name });
  port.onMessage.addListener(done);
  port.onDisconnect.addListener(() => done('closed'));
  port.postMessage({ type: 'readDirectory' });
});
const embed = () => new Promise((done) => {
  const frame = document.createElement('iframe');
  frame.src = api.runtime.getURL('options.html');
  frame.addEventListener('load', () => { try { done(frame.contentDocument ? 'blank' : 'refused or foreign'); } catch { done('foreign'); } });
  document.body.append(frame);
});
const attacks = {
  ownQuestion: () => ask({ type: 'whoSupports' }),
  forgedUrl: () => ask({ type: 'whoSupports', url: 'https://admin.cloud.microsoft/?tid=' + other }),
  forgedTenant: () => ask({ type: 'whoSupports', tenantId: other, sender: { tab: { url: 'https://admin.cloud.microsoft/?tid=' + other } } }),
  readDirectory: () => ask({ type: 'readDirectory' }),
  search: () => ask({ type: 'search', text: '' }),
  commit: () => ask({ type: 'commit', ops: [{ drop: 'customer/' + other }] }),
  sync: () => ask({ type: 'shareNow' }),
  settings: () => ask({ type: 'settings', role: 'partner' }),
  nothing: () => ask(null),
  text: () => ask('whoSupports'),
  list: () => ask([{ type: 'whoSupports' }]),
  prototype: () => ask(JSON.parse('{"__proto__":{"type":"whoSupports"}}')),
  vast: () => ask({ type: 'x'.repeat(4_000_000) }),
  port: () => overPort('lookup'),
  lookup: () => overChannel('support-contacts/lookup', { id: 'x', question: { text: 'a', first: [] } }),
  databases: async () => JSON.stringify((await indexedDB.databases()).map(({ name }) => name)),
  local: async () => JSON.stringify(Object.keys(await api.storage.local.get(null))),
  session: async () => JSON.stringify(Object.keys(await api.storage.session.get(null))),
  managed: async () => JSON.stringify(Object.keys(await api.storage.managed.get(null))),
  page: () => fetch(api.runtime.getURL('options.html')).then((response) => response.text()),
  manifest: () => fetch(api.runtime.getURL('background.js')).then((response) => response.text()),
  frame: embed,
  tabs: () => String(api.tabs?.query),
  scripting: () => String(api.scripting?.executeScript),
  permissions: () => String(api.permissions?.getAll),
};
const report = {};
for (const [name, attack] of Object.entries(attacks)) {
  try { report[name] = { got: JSON.stringify(await within(name, Promise.resolve().then(attack))) ?? 'undefined' }; }
  catch (fault) { report[name] = { refused: String(fault?.message ?? fault) }; }
}
document.documentElement.dataset.attacks = JSON.stringify(report);
`;

/** All of them, one after the other. */
const ATTACKED_IN_MS = 180_000;

type Report = Record<string, { got?: string; refused?: string }>;

describeInBrowser('a content script that was taken over', (browserName) => {
  let altered: AlteredExtension;
  let session: Session;
  let files: DirectoryFiles;
  let report: Report;
  let options: Page;

  beforeAll(async () => {
    files = await writeDirectoryFiles(directory);
    const card = await readFile(join(builtExtension(browserName), CARD), 'utf8');
    altered = await alterExtension(browserName, { [CARD]: `${card}\n;(async () => {${ATTACKS}})();` });
    session = await startSession(browserName, { extensionDir: altered.extensionDir });
    options = await openOptions(session, { role: 'partner', authorName: 'Kim' });
    await importFile(options, files.everythingJson);
    const page = await session.openPage(`https://admin.cloud.microsoft/?delegatedOrg=${mine.tenantId}#/homepage`);
    const read = () => page.evaluate(() => document.documentElement.dataset['attacks'] ?? '');
    await waitFor('the attacks', async () => (await read()) !== '', ATTACKED_IN_MS);
    report = JSON.parse(await read());
  });
  afterAll(async () => {
    await session?.close();
    await altered?.remove();
    await files?.remove();
  });

  it('gets the answer for its own page', () => {
    expect(report['ownQuestion']?.got).toContain(mine.companyName);
  });

  it('gets no other customer by naming one', () => {
    for (const name of ['forgedUrl', 'forgedTenant']) expect(report[name]?.got).toContain(mine.companyName);
    const everything = JSON.stringify(report);
    expect(SECRET_NAMES.filter((name) => everything.includes(name))).toEqual([]);
  });

  it.each([
    'readDirectory',
    'search',
    'commit',
    'sync',
    'settings',
    'nothing',
    'text',
    'list',
    'prototype',
    'vast',
    'page',
    'manifest',
  ])('is refused: %s', (name) => {
    expect(report[name]?.got).toBeUndefined();
    expect(report[name]?.refused).toBeTruthy();
  });

  it('reaches no store of the extension, and no page of it', () => {
    expect(report['databases']?.got ?? '[]').not.toContain('support-contacts');
    expect(report['session']?.got ?? '"[]"').toBe('"[]"');
    expect(report['lookup']?.got).toBe('"silence"');
    expect(['"closed"', '"silence"', undefined]).toContain(report['port']?.got);
    expect(report['frame']?.got).not.toBe('"blank"');
    for (const name of ['tabs', 'scripting', 'permissions']) expect(report[name]?.got).toBe('"undefined"');
  });

  it.runIf(browserName === 'chromium')('reads no settings and no policy', () => {
    expect(report['local']?.refused).toBeTruthy();
    expect(report['managed']?.refused).toBeTruthy();
  });

  it('changed nothing', async () => {
    await options.bringToFront();
    await goTo(options, { view: 'customer', tenantId: other.tenantId });
    await waitForText(options, other.companyName);
    expect(session.refusedHosts()).toEqual([]);
  });
});
