import { ElementHandle, type KeyInput, type Page } from 'puppeteer-core';
import { listen } from '../../hear.ts';
import { findRole, type Scope } from './find-role.ts';
import { findAllDeep } from './in-page.ts';
import { press } from './page-actions.ts';
import { waitFor } from './wait-for.ts';

const MOST_STOPS = 60;

interface Stop {
  isThere: boolean;
  /** The target comes before it. */
  isPast: boolean;
  /** A render has put another element in the target's place. */
  isReplaced: boolean;
  /** Something lies over every part of it (WCAG 2.2, 2.4.11). */
  isCovered: boolean;
  /** Nothing is drawn around it that was not there before (2.4.7). */
  isUnmarked: boolean;
  /** For messages. */
  what: string;
}

/** In-page: where the focus is, open shadow roots included, once it is drawn. */
async function lookAtFocus(target: Element): Promise<Stop> {
  let focused = document.activeElement ?? document.body;
  while (focused.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  const root = focused.getRootNode();
  const isSeenAt = (x: number, y: number) => {
    const area = focused.getBoundingClientRect();
    const hit =
      root instanceof Document || root instanceof ShadowRoot
        ? root.elementFromPoint(area.left + area.width * x, area.top + area.height * y)
        : null;
    return hit !== null && (focused.contains(hit) || hit.closest('label')?.contains(focused) === true);
  };
  let place = focused;
  for (let at = root; at instanceof ShadowRoot && at !== target.getRootNode(); at = place.getRootNode())
    place = at.host;
  const { DOCUMENT_POSITION_PRECEDING: PRECEDING, DOCUMENT_POSITION_DISCONNECTED: DISCONNECTED } = Node;
  const shares = [0.05, 0.5, 0.95];
  // While the browser's own controls have the focus, the page's `activeElement` is only where it would come back to.
  const isSeen = () =>
    focused === document.body || !focused.matches(':focus') || shares.some((x) => shares.some((y) => isSeenAt(x, y)));
  for (let frames = 0; frames < 3 && !isSeen(); frames += 1) await new Promise(requestAnimationFrame);
  const { outlineStyle, outlineWidth } = getComputedStyle(focused);
  const isOutlined = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0;
  // The line below the box of the lookup is its own, thicker with the focus.
  const isLined = Number.parseFloat(getComputedStyle(focused.parentElement ?? focused).borderBlockEndWidth) >= 2;
  return {
    isThere: focused === target && focused.matches(':focus'),
    isPast: (place.compareDocumentPosition(target) & (PRECEDING | DISCONNECTED)) === PRECEDING,
    isReplaced: !target.isConnected,
    isCovered: !isSeen(),
    isUnmarked: focused !== document.body && focused.matches(':focus') && !isOutlined && !isLined,
    what: `${focused.localName} “${(focused.getAttribute('aria-label') ?? focused.textContent ?? '').trim().slice(0, 40)}”`,
  };
}

/** What cannot be used yet is passed by Tab. */
const findEnabled = (page: Page, role: string, name: string, scope?: Scope) =>
  waitFor(`${role} “${name}” to be enabled`, async () => {
    const target = await findRole(page, role, name, scope);
    return !(await target.evaluate((element) => element.matches(':disabled'))) && target;
  });

/**
 * Presses Tab, or Shift and Tab where the control lies behind, until the one of that role and name has the focus. Fails where
 * the focus cannot be seen on the way. So it seldom leaves the page: Firefox's driver does not find the way back from the
 * browser's own controls.
 */
export const tabTo = (page: Page, role: string, name: string, scope?: Scope): Promise<void> =>
  tabToFound(page, () => findEnabled(page, role, name, scope), `${role} “${name}”`);

async function tabToFound(page: Page, find: () => Promise<ElementHandle<Element>>, what: string): Promise<void> {
  let target = await find();
  const passed: string[] = [];
  // What keeps the focus over a Tab has it no more: the browser's own controls do, and keys go there.
  let { isThere: wasThere, isPast } = await target.evaluate(lookAtFocus);
  while (passed.length < MOST_STOPS) {
    await press(page, ...(isPast ? (['Shift', 'Tab'] as const) : (['Tab'] as const)));
    let stop = await target.evaluate(lookAtFocus);
    if (stop.isReplaced) {
      target = await find();
      stop = await target.evaluate(lookAtFocus);
    }
    passed.push(stop.what);
    if (stop.isCovered) throw new Error(`The focus is covered at the last of ${passed.join(', ')}.`);
    if (stop.isUnmarked) throw new Error(`The focus is not marked at the last of ${passed.join(', ')}.`);
    if (stop.isThere && !wasThere) return;
    ({ isThere: wasThere, isPast } = stop);
  }
  throw new Error(`No way by Tab to ${what}, but to ${passed.join(', ')}.`);
}

/** Goes there by Tab, and presses the key that a control of that role waits for. */
export async function pressOn(page: Page, role: string, name: string, scope?: Scope): Promise<void> {
  await tabTo(page, role, name, scope);
  await press(page, 'Enter');
}

/** Goes to a folded part by Tab, and opens or closes it by that key. A summary has no role that axe-core would tell. */
export async function toggleFold(page: Page, title: string, key: KeyInput = 'Enter'): Promise<void> {
  const summary = await waitFor(`the fold “${title}”`, () => findFold(page, title));
  await tabToFound(page, async () => summary, `the fold “${title}”`);
  const isOpen = () => summary.evaluate(({ parentElement }) => parentElement?.hasAttribute('open') === true);
  const before = await isOpen();
  await press(page, key);
  await waitFor(`the fold “${title}” to turn`, async () => (await isOpen()) !== before);
}

async function findFold(page: Page, title: string): Promise<ElementHandle<Element> | undefined> {
  const all = await page.evaluateHandle(findAllDeep, 'summary');
  const found = await all.evaluateHandle(
    (summaries, wanted) => summaries.find(({ textContent }) => textContent?.trim() === wanted),
    title,
  );
  return found instanceof ElementHandle ? found : undefined;
}

/** Goes to a select element by Tab, and chooses by typing the beginning of an option, as the browser does it natively. */
export async function choose(page: Page, name: string, beginning: string): Promise<void> {
  await tabTo(page, 'combobox', name);
  await page.keyboard.type(beginning);
}

/** Stops of Tab in the page's content that come after one that is wholly below them and not to their left. */
export const outOfOrder = (page: Page): Promise<string[]> => page.evaluate(listOutOfOrder);

/** In-page. From left to right. */
function listOutOfOrder(): string[] {
  const controls = [...document.querySelectorAll<HTMLElement>('main *')].filter(
    (one) => one.tabIndex >= 0 && !one.matches(':disabled') && one.checkVisibility(),
  );
  const nameOf = (one: Element) => `${one.localName} “${(one.textContent ?? '').trim().slice(0, 40)}”`;
  return controls.flatMap((one, at) => {
    const before = controls[at - 1];
    if (!before) return [];
    const [here, there] = [one.getBoundingClientRect(), before.getBoundingClientRect()];
    const isWrong = one.tabIndex > 0 || (here.bottom <= there.top && here.left < there.right);
    return isWrong ? [`${nameOf(one)} after ${nameOf(before)}`] : [];
  });
}

/** Waits until the focus is on what has that role and name. */
export async function waitForFocus(page: Page, role: string, name: string, scope?: Scope): Promise<void> {
  await waitFor(`the focus on ${role} “${name}”`, async () => {
    const target = await findRole(page, role, name, scope);
    const { isThere, what } = await target.evaluate(lookAtFocus);
    if (!isThere) throw new Error(`It is on ${what}.`);
    return true;
  });
}

/** What has the focus after each of so many Tabs, and whether that is inside; the browser's own controls count as inside. */
export async function tabsOut(page: Page, container: string, presses: number): Promise<string[]> {
  const outside: string[] = [];
  for (let n = 0; n < presses; n += 1) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate((selector) => {
      const { activeElement, body } = document;
      const isInside = activeElement === null || activeElement === body || activeElement.closest(selector) !== null;
      return isInside ? undefined : activeElement.outerHTML.slice(0, 200);
    }, container);
    if (found !== undefined) outside.push(found);
  }
  for (let n = 0; n < MOST_STOPS && !(await page.evaluate(() => document.hasFocus())); n += 1)
    await page.keyboard.press('Tab');
  return outside;
}

/** Listens on this page from now on, as a screen reader does. */
export const listenOn = (page: Page): Promise<void> => page.evaluate(listen);

/** Waits until something with that text is said, and forgets all that was said until then. */
export async function waitToHear(page: Page, text: string): Promise<void> {
  await waitFor(`“${text}” to be said`, async () => {
    const said = await page.evaluate(takeSaid, text);
    if (said !== undefined) throw new Error(`Said: ${JSON.stringify(said)}`);
    return true;
  });
}

/** In-page: forgets what was said until that text, or gives what was said so far without it. */
function takeSaid(text: string): string[] | undefined {
  const said = globalThis.spoken ?? [];
  const at = said.findIndex((one) => one.includes(text));
  if (at === -1) return said;
  said.splice(0, at + 1);
  return undefined;
}
