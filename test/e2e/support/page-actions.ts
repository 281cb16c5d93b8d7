import type { ElementHandle, KeyInput, Page } from 'puppeteer-core';
import { findRole, type Scope } from './find-role.ts';
import { findAllDeep, readVisibleText } from './in-page.ts';
import { waitFor } from './wait-for.ts';

const isGone = (element: ElementHandle<Element>) => element.evaluate((node) => !node.isConnected).catch(() => true);

/** Acts on an element, and once more on its successor if a render replaced it meanwhile. */
async function act(
  find: () => Promise<ElementHandle<Element>>,
  action: (element: ElementHandle<Element>) => Promise<void>,
): Promise<void> {
  const element = await find();
  try {
    await action(element);
  } catch (error) {
    if (!(await isGone(element))) throw error;
    await action(await find());
  }
}

/** Clicks with the mouse once the element is in view, still and enabled. */
export const click = (page: Page, role: string, name: string, scope?: Scope): Promise<void> =>
  act(
    () => findRole(page, role, name, scope),
    async (element) => {
      const { x, y } = await element.evaluate(comeToRest);
      await page.mouse.click(x, y);
    },
  );

/** In-page: the middle of the element once it is in view, enabled, and at the same place for a frame. */
async function comeToRest(element: Element): Promise<{ x: number; y: number }> {
  const frame = () => new Promise(requestAnimationFrame);
  const placeNow = () => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  };
  const isInView = ({ x, y }: { x: number; y: number }) => x > 0 && y > 0 && x < innerWidth && y < innerHeight;
  const root = element.getRootNode();
  /** Out of the window, scrolled away inside it, or below something. */
  const isHidden = ({ x, y }: { x: number; y: number }) => {
    const hit = root instanceof Document || root instanceof ShadowRoot ? root.elementFromPoint(x, y) : null;
    return hit === null || !element.contains(hit);
  };
  const end = performance.now() + 15_000;
  while (element.isConnected && performance.now() < end) {
    if (isHidden(placeNow())) element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    const before = placeNow();
    await frame();
    const now = placeNow();
    const isStill = before.x === now.x && before.y === now.y;
    if (isStill && isInView(now) && !element.matches(':disabled') && element.checkVisibility()) return now;
  }
  throw new Error('It does not come to rest in view and enabled.');
}

/** Replaces what a text field holds. The text is typed key by key when it is short. */
export const fill = (page: Page, role: string, name: string, text: string, scope?: Scope): Promise<void> =>
  act(
    () => findRole(page, role, name, scope),
    (element) => element.asLocator().fill(text),
  );

/** What a text field holds now. */
export async function readField(page: Page, name: string): Promise<string> {
  const field = await findRole(page, 'textbox', name);
  return field.evaluate((node) =>
    node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement ? node.value : '',
  );
}

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
export async function upload(page: Page, label: string, filePath: string): Promise<void> {
  const input = await (await findRole(page, 'file', label)).toElement('input');
  await input.uploadFile(filePath);
}

/** Presses a key, or several held together: `press(page, 'Control', 'a')`. */
export async function press(page: Page, ...keys: KeyInput[]): Promise<void> {
  for (const key of keys) await page.keyboard.down(key);
  for (const key of keys.toReversed()) await page.keyboard.up(key);
}

/** How many elements match a CSS selector, open shadow roots included. */
export const countOf = (page: Page, selector: string): Promise<number> =>
  page.evaluateHandle(findAllDeep, selector).then((found) => found.evaluate((elements) => elements.length));

/** Waits for the first match of a CSS selector, open shadow roots included, and gives the text a user sees of it. */
export const textOf = (page: Page, selector: string): Promise<string> =>
  waitFor(`an element ${selector}`, async () => {
    const found = await page.evaluateHandle(findAllDeep, selector);
    return found.evaluate(([first]) => (first instanceof HTMLElement ? first.innerText : undefined));
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
