import type { Page } from 'puppeteer-core';
import { findRole } from '../../e2e/support/find-role.ts';
import { type Frames, framesOfWheel, recordFrames, waitForRest } from '../../e2e/support/frames.ts';
import { goTo } from '../../e2e/support/options-flow.ts';
import { click, waitForText } from '../../e2e/support/page-actions.ts';
import { callInPage } from './call-in-page.ts';

const LONGEST_IN_MS = 1_800_000;
/** Between two keys of somebody who types fast. */
const KEY_DELAY_IN_MS = 60;
const TYPED = ['contoso', 'son 12', 'fabrikam europe'];

export interface Published {
  seconds: number;
  /** From the press of the button to the end, on whatever view. */
  frames: Frames;
}

/** Presses Publish now; `meanwhile` is done while it publishes, and must end before. */
export async function publish(page: Page, written: number, meanwhile?: () => Promise<void>): Promise<Published> {
  await goTo(page, { view: 'sharing' });
  await findRole(page, 'button', 'Publish now');
  await waitForRest(page);
  await page.evaluate(watchPublishing);
  const frames = await recordFrames(page);
  await click(page, 'button', 'Publish now');
  await meanwhile?.();
  if (meanwhile && (await page.evaluate('publishing.hasEnded'))) throw new Error('Publishing ended too soon.');
  const seconds = await callInPage<number>(page, 'publishing.ended', LONGEST_IN_MS);
  const recorded = await frames.stop();
  await goTo(page, { view: 'sharing' });
  await waitForText(page, `${new Intl.NumberFormat('en').format(written)} written, 0 found`);
  return { seconds, frames: recorded };
}

/** In-page: times publishing from the press of a button on, without looking at the page. */
function watchPublishing(): void {
  const { promise: ended, resolve } = Promise.withResolvers<number>();
  const state = { ended, hasEnded: false };
  let begun = 0;
  document.addEventListener('click', () => (begun = performance.now()), { capture: true, once: true });
  const channel = new BroadcastChannel('support-contacts/publishing');
  channel.onmessage = () => {
    state.hasEnded = true;
    channel.close();
    resolve((performance.now() - begun) / 1000);
  };
  Object.assign(globalThis, { publishing: state });
}

export interface ListUse {
  scroll: Frames;
  type: Frames;
}

/** Turns the wheel over the list of customers, and filters it. */
export async function useList(page: Page): Promise<ListUse> {
  await goTo(page, { view: 'customers' });
  const scroll = await framesOfWheel(page);
  await click(page, 'searchbox', 'Filter customers');
  const frames = await recordFrames(page);
  for (const text of TYPED) await typeAndErase(page, text);
  return { scroll, type: await frames.stop() };
}

async function typeAndErase(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text, { delay: KEY_DELAY_IN_MS });
  for (const _ of text) await page.keyboard.press('Backspace', { delay: KEY_DELAY_IN_MS / 2 });
}
