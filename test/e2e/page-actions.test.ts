import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { expectNoAxeViolations } from './support/axe.ts';
import { describeInBrowser } from './support/describe-in-browser.ts';
import { findRole, hasRole, waitForNoRole } from './support/find-role.ts';
import {
  click,
  countOf,
  fill,
  press,
  select,
  textOf,
  upload,
  waitForNoText,
  waitForText,
} from './support/page-actions.ts';
import { type Session, startSession } from './support/session.ts';

/** In-page: a form, once in the page and once in an open shadow root; each control writes what happened to `output`. */
function buildForm(inShadow: boolean): void {
  const host = document.createElement('support-contact-card');
  const root = inShadow ? host.attachShadow({ mode: 'open' }) : host;
  const section = document.createElement('section');
  const output = document.createElement('output');
  const control = (tag: string, label: string, properties: object, eventName: string, read: (e: Element) => string) => {
    const element = Object.assign(document.createElement(tag), properties, { id: label.replaceAll(' ', '-') });
    const caption = Object.assign(document.createElement('label'), { textContent: label, htmlFor: element.id });
    element.addEventListener(eventName, () => output.append(`${label}: ${read(element)};`));
    section.append(...(tag === 'button' ? [] : [caption]), element);
    return element;
  };
  const value = (element: Element) => ('value' in element ? String(element.value) : '');
  section.ariaLabel = 'Support contact';
  control('button', 'Submit', { textContent: ' Submit  ', type: 'button' }, 'click', () => 'clicked');
  control('input', 'Find a customer', { type: 'search', value: 'old' }, 'change', value);
  const choice = control('select', 'Designated support contact', {}, 'change', value);
  choice.append(new Option('Default', 'default'), new Option('Fabrikam Support', 'fabrikam'));
  const nameOfFile = (element: Element) =>
    element instanceof HTMLInputElement ? (element.files?.[0]?.name ?? '') : '';
  control('input', 'File to import', { type: 'file' }, 'change', nameOfFile);
  section.append(output);
  root.append(section);
  document.querySelector('main')?.replaceChildren(host);
}

/** In-page: a button below the fold of a small part, that moves or is disabled for twenty frames. */
function buildRestless(name: string, isMoving: boolean): void {
  const part = document.createElement('section');
  const gap = document.createElement('p');
  const button = Object.assign(document.createElement('button'), { textContent: name, disabled: !isMoving });
  const output = document.createElement('output');
  Object.assign(part.style, { height: '120px', overflow: 'auto' });
  gap.style.height = '900px';
  part.append(gap, button);
  document.querySelector('main')?.append(part, output);
  let frame = 0;
  let clicks = 0;
  const move = () => {
    frame += 1;
    if (isMoving) button.style.marginInlineStart = `${frame * 7}px`;
    else button.disabled = frame < 20;
    if (frame < 20) requestAnimationFrame(move);
  };
  requestAnimationFrame(move);
  button.onclick = () => {
    clicks += 1;
    output.textContent = `${name} clicked at frame ${frame}, ${clicks} time`;
  };
}

describeInBrowser('actions by role and name', (browserName) => {
  let session: Session;
  let page: Page;
  beforeAll(async () => {
    session = await startSession(browserName);
    page = await session.openPage('https://admin.cloud.microsoft/#/support');
  });
  beforeEach(() => page.reload());
  afterAll(() => session?.close());

  it.each([
    ['in the page', false],
    ['in an open shadow root', true],
  ])('works %s', async (_, inShadow) => {
    await page.evaluate(buildForm, inShadow);
    const file = join(tmpdir(), 'customers.csv');
    await writeFile(file, 'CustomerId\r\n');
    await click(page, 'button', 'Submit', { within: 'support-contact-card' });
    await waitForText(page, 'Submit: clicked;');
    await fill(page, 'searchbox', 'Find a customer', 'Contoso');
    await press(page, 'Enter');
    await waitForText(page, 'Find a customer: Contoso;');
    await select(page, 'Designated support contact', 'Fabrikam Support');
    await waitForText(page, 'Designated support contact: fabrikam;');
    await upload(page, 'File to import', file);
    await waitForText(page, 'File to import: customers.csv;');
    expect(await textOf(page, 'output')).toMatch(/^Submit: clicked;/);
    expect(await countOf(page, 'support-contact-card output')).toBe(inShadow ? 0 : 1);
    expect(await countOf(page, 'output')).toBe(1);
    expect(await hasRole(page, 'region', 'Support contact')).toBe(true);
  });

  it('sees only the modal dialog while one is open', async () => {
    await click(page, 'button', 'New request');
    await findRole(page, 'dialog', 'New request');
    expect(await hasRole(page, 'button', 'Help')).toBe(false);
    await click(page, 'button', 'Discard request');
    await waitForNoRole(page, 'dialog', 'New request');
    expect(await hasRole(page, 'button', 'Help')).toBe(true);
  });

  it.each([
    ['comes to rest', 'Restless', true],
    ['is enabled', 'Disabled', false],
  ])('clicks once what is scrolled away inside the page, when it %s', async (_, name, isMoving) => {
    await page.evaluate(buildRestless, name, isMoving);
    await click(page, 'button', name);
    await waitForText(page, `${name} clicked at frame 20, 1 time`);
  });

  it('sees nothing that is hidden', async () => {
    expect(await hasRole(page, 'button', 'Close help')).toBe(false);
    await click(page, 'button', 'Help');
    await waitForText(page, 'How can we help?');
    await click(page, 'button', 'Close help');
    await waitForNoText(page, 'How can we help?');
  });

  it('works on pages of the extension', async () => {
    const options = await session.openExtensionPage('options.html');
    expect(await hasRole(options, 'button', 'No such button')).toBe(false);
    await options.close();
  });

  it('finds no fault with the stand-in, and finds one that is put there', async () => {
    await expectNoAxeViolations(page);
    await page.evaluate(() => document.querySelector('main')?.append(document.createElement('button')));
    await expect(expectNoAxeViolations(page)).rejects.toThrow('button-name');
  });
});
