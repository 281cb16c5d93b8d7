import type { Page } from 'puppeteer-core';
import { listen } from '../../hear.ts';
import { findRole, type Scope } from './find-role.ts';
import { press } from './page-actions.ts';
import { waitFor } from './wait-for.ts';

const MOST_STOPS = 60;

interface Stop {
  isThere: boolean;
  /** A render has put another element in the target's place. */
  isReplaced: boolean;
  /** Something lies over every part of it (WCAG 2.2, 2.4.11). */
  isCovered: boolean;
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
  const shares = [0.05, 0.5, 0.95];
  // While the browser's own controls have the focus, the page's `activeElement` is only where it would come back to.
  const isSeen = () =>
    focused === document.body || !focused.matches(':focus') || shares.some((x) => shares.some((y) => isSeenAt(x, y)));
  for (let frames = 0; frames < 3 && !isSeen(); frames += 1) await new Promise(requestAnimationFrame);
  return {
    isThere: focused === target,
    isReplaced: !target.isConnected,
    isCovered: !isSeen(),
    what: `${focused.localName} “${(focused.getAttribute('aria-label') ?? focused.textContent ?? '').trim().slice(0, 40)}”`,
  };
}

/** What cannot be used yet is passed by Tab. */
const findEnabled = (page: Page, role: string, name: string, scope?: Scope) =>
  waitFor(`${role} “${name}” to be enabled`, async () => {
    const target = await findRole(page, role, name, scope);
    return !(await target.evaluate((element) => element.matches(':disabled'))) && target;
  });

/** Presses Tab until the control of that role and name has the focus. Fails where the focus is covered on the way. */
export async function tabTo(page: Page, role: string, name: string, scope?: Scope): Promise<void> {
  let target = await findEnabled(page, role, name, scope);
  const passed: string[] = [];
  while (passed.length < MOST_STOPS) {
    await page.keyboard.press('Tab');
    let stop = await target.evaluate(lookAtFocus);
    if (stop.isReplaced) {
      target = await findEnabled(page, role, name, scope);
      stop = await target.evaluate(lookAtFocus);
    }
    passed.push(stop.what);
    if (stop.isCovered) throw new Error(`The focus is covered at the last of ${passed.join(', ')}.`);
    if (stop.isThere) return;
  }
  throw new Error(`No way by Tab to ${role} “${name}”, but to ${passed.join(', ')}.`);
}

/** Goes there by Tab, and presses the key that a control of that role waits for. */
export async function pressOn(page: Page, role: string, name: string, scope?: Scope): Promise<void> {
  await tabTo(page, role, name, scope);
  await press(page, 'Enter');
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
