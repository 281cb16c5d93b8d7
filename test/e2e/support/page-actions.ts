import type { ElementHandle, KeyInput, Page } from 'puppeteer-core';
import { findRole, type Scope } from './find-role.ts';
import { findAllDeep, readVisibleText } from './in-page.ts';
import { WAIT_IN_MS, waitFor } from './wait-for.ts';

const isGone = (element: ElementHandle<Element>) => element.evaluate((node) => !node.isConnected).catch(() => true);

/** Acts on an element, or on its successor where a render replaced it meanwhile. */
async function act(
  find: () => Promise<ElementHandle<Element>>,
  action: (element: ElementHandle<Element>) => Promise<void>,
): Promise<void> {
  for (const end = Date.now() + WAIT_IN_MS; ; ) {
    const element = await find();
    try {
      return await action(element);
    } catch (error) {
      if (Date.now() > end || !(await isGone(element))) throw error;
    }
  }
}

/**
 * Clicks with the mouse once the element is in view, still and enabled. What moved away under the mouse in the last
 * moment is not clicked, nor what came to its place: then it is looked for again.
 */
export const click = (page: Page, role: string, name: string, scope?: Scope): Promise<void> =>
  act(
    () => findRole(page, role, name, scope),
    async (element) => {
      for (let isMissed = true; isMissed; ) {
        const { x, y } = await element.evaluate(comeToRest, WAIT_IN_MS);
        await page.mouse.click(x, y);
        // A page that went away with the click was hit.
        isMissed = await element.evaluate(endAiming).catch(() => false);
      }
    },
  );

declare global {
  var aim: { isMissed: boolean; end: AbortController } | undefined;
}

/** In-page: whether the press met something else than what had come to rest. */
function endAiming(): boolean {
  const { isMissed = false, end } = globalThis.aim ?? {};
  end?.abort();
  globalThis.aim = undefined;
  return isMissed;
}

/**
 * In-page: the middle of the element once it is in view, enabled, and at the same place for a frame. From then on, until
 * `endAiming`, a press on anything else than what lies there is kept from it.
 */
async function comeToRest(element: Element, withinMs: number): Promise<{ x: number; y: number }> {
  const frame = () => new Promise(requestAnimationFrame);
  const placeNow = () => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  };
  const isInView = ({ x, y }: { x: number; y: number }) => x > 0 && y > 0 && x < innerWidth && y < innerHeight;
  const root = element.getRootNode();
  const hitAt = ({ x, y }: { x: number; y: number }) =>
    root instanceof Document || root instanceof ShadowRoot ? root.elementFromPoint(x, y) : null;
  /** Out of the window, scrolled away inside it, or below something. */
  const isHidden = (place: { x: number; y: number }) => {
    const hit = hitAt(place);
    return hit === null || !element.contains(hit);
  };
  const aimAt = (place: { x: number; y: number }) => {
    const aim = { isMissed: false, end: new AbortController() };
    const hit = hitAt(place);
    const guard = (event: Event) => {
      const path = event.composedPath();
      // What lies over it may be its label, or a part of it.
      if (event.type.endsWith('down'))
        aim.isMissed ||= !path.includes(element) && (hit === null || !path.includes(hit));
      if (!aim.isMissed) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
      addEventListener(type, guard, { capture: true, signal: aim.end.signal });
    globalThis.aim = aim;
  };
  const end = performance.now() + withinMs;
  while (element.isConnected && performance.now() < end) {
    if (isHidden(placeNow())) element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    const before = placeNow();
    await frame();
    const now = placeNow();
    const isStill = before.x === now.x && before.y === now.y;
    if (!isStill || !isInView(now) || element.matches(':disabled') || !element.checkVisibility()) continue;
    aimAt(now);
    return now;
  }
  throw new Error('It does not come to rest in view and enabled.');
}

/** Replaces what a text field holds. The text is typed key by key when it is short. */
export const fill = (page: Page, role: string, name: string, text: string, scope?: Scope): Promise<void> =>
  act(
    () => findRole(page, role, name, scope),
    (element) => element.asLocator().fill(text),
  );

/** Waits until the text field of that name holds this. */
export const waitForField = (page: Page, name: string, text: string): Promise<unknown> =>
  waitFor(`“${name}” to hold “${text}”`, async () => {
    const field = await findRole(page, 'textbox', name);
    const held = await field.evaluate((node) =>
      node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement ? node.value : '',
    );
    if (held !== text) throw new Error(`It holds: ${held}`);
    return true;
  });

/**
 * Chooses an option of the select element (a combobox) of that name: the one with exactly that text, else the only one
 * whose text begins with it, as a name with a warning behind it does.
 */
export const select = (page: Page, name: string, optionText: string, scope?: Scope): Promise<void> =>
  act(
    () => findRole(page, 'combobox', name, scope),
    async (element) => {
      const value = await waitFor(`option “${optionText}” of “${name}”`, () => optionValue(element, optionText));
      await element.select(value);
    },
  );

/** In-page: the value of that option; the error lists the options there are. */
function optionValue(element: ElementHandle<Element>, optionText: string): Promise<string> {
  return element.evaluate((node, wanted) => {
    if (!(node instanceof HTMLSelectElement)) throw new Error(`It is a ${node.localName}, not a select element.`);
    const options = [...node.options];
    // Without the isolates that keep a name apart from a sentence of another direction.
    const said = ({ text }: HTMLOptionElement) => text.replaceAll(/[\u2066-\u2069]/g, '');
    const beginning = options.filter((one) => said(one).startsWith(wanted));
    const option = options.find((one) => said(one) === wanted) ?? (beginning.length === 1 ? beginning[0] : undefined);
    if (option === undefined) throw new Error(`Its options: ${JSON.stringify(options.map(({ text }) => text))}`);
    return option.value;
  }, optionText);
}

/** Gives a file to the file input of that name, which may itself be hidden behind a button. */
export const upload = (page: Page, label: string, filePath: string): Promise<void> =>
  act(
    () => findRole(page, 'file', label),
    async (element) => (await element.toElement('input')).uploadFile(filePath),
  );

/** Presses a key, or several held together: `press(page, 'Control', 'a')`. */
export async function press(page: Page, ...keys: KeyInput[]): Promise<void> {
  for (const key of keys) await page.keyboard.down(key);
  for (const key of keys.toReversed()) await page.keyboard.up(key);
}

/** How many elements match a CSS selector, open shadow roots included. */
export const countOf = (page: Page, selector: string): Promise<number> =>
  page.evaluateHandle(findAllDeep, selector).then((found) => found.evaluate((elements) => elements.length));

/**
 * Waits for the first match of a CSS selector, open shadow roots included, and gives the text a user sees of it now. What
 * may come a moment later is waited for with `waitForTextIn`.
 */
export const textOf = (page: Page, selector: string): Promise<string> =>
  waitFor(`an element ${selector}`, () => readText(page, selector));

async function readText(page: Page, selector: string): Promise<string | undefined> {
  const found = await page.evaluateHandle(findAllDeep, selector);
  return found.evaluate(([first]) => (first instanceof HTMLElement ? first.innerText : undefined));
}

/** Waits until the first match of a CSS selector, open shadow roots included, shows `text`; gives all that it shows. */
export const waitForTextIn = (page: Page, selector: string, text: string): Promise<string> =>
  waitFor(`${selector} to show “${text}”`, async () => {
    const shown = (await readText(page, selector)) ?? '';
    if (!shown.includes(text)) throw new Error(`It shows: ${shown.slice(0, 2000)}`);
    return shown;
  });

/** Waits until the page shows `text` somewhere; white space counts as one space. Fails with what it shows. */
export async function waitForText(page: Page, text: string): Promise<void> {
  await waitFor(`the page to show “${text}”`, async () => {
    const shown = await page.evaluate(readVisibleText);
    if (!shown.includes(text)) throw new Error(`The page shows: ${shown.slice(0, 2000)}`);
    return true;
  });
}

/** Waits until `text` is shown nowhere on the page. */
export async function waitForNoText(page: Page, text: string): Promise<void> {
  await waitFor(
    `the page no longer to show “${text}”`,
    async () => !(await page.evaluate(readVisibleText)).includes(text),
  );
}
