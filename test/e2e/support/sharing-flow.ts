import type { Page } from 'puppeteer-core';
import { findRole } from './find-role.ts';
import { goTo } from './options-flow.ts';
import { click, fill, waitForText } from './page-actions.ts';
import type { Member } from './team.ts';
import { waitFor } from './wait-for.ts';

/** Pastes an address into the view Sharing. */
export async function enterAddress(page: Page, address: string): Promise<void> {
  await goTo(page, { view: 'sharing' });
  await fill(page, 'textbox', 'Address of the workspace', address);
  await click(page, 'button', 'Look at it');
}

export async function startSharing(member: Member): Promise<void> {
  await enterAddress(member.page, member.address());
  await click(member.page, 'button', 'Start a workspace here');
  await waitUntilShared(member.page);
}

/** Joins in a profile that has no directory. */
export async function joinSharing(member: Member, address = member.address()): Promise<void> {
  await enterAddress(member.page, address);
  await click(member.page, 'button', 'Join this workspace');
  await waitUntilShared(member.page);
}

/** Everything of this profile is in the team's log. */
export const waitUntilShared = (page: Page): Promise<unknown> => findRole(page, 'link', 'Saved and shared');

/** Exchanges at once instead of in a few seconds, and waits for its end. */
export async function shareNow(page: Page): Promise<void> {
  await goTo(page, { view: 'sharing' });
  // Before the view is there, nothing tells of the last exchange; and one that is under way is not the one meant here.
  await findRole(page, 'button', 'Share now');
  const before = await page.evaluate(lastShared);
  await click(page, 'button', 'Share now');
  await waitFor('another exchange', async () => (await page.evaluate(lastShared)) !== before);
  await findRole(page, 'button', 'Share now');
  await waitForText(page, 'Saved here and shared');
}

/** In-page: to the millisecond. */
const lastShared = () => document.querySelector('main [role=status] time')?.getAttribute('datetime');
