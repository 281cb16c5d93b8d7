import { ElementHandle, type Page } from 'puppeteer-core';
import { findByRole, type RoleQuery } from './in-page.ts';
import { injectAxe } from './inject-axe.ts';
import { waitFor } from './wait-for.ts';

/** Narrows a search to the inside of a container, by CSS selector. */
export interface Scope {
  within?: string;
}

/** The element now, or an error that lists what the page has instead. */
async function look(page: Page, query: RoleQuery): Promise<ElementHandle<Element>> {
  const found = await page.evaluateHandle(findByRole, query);
  if (found instanceof ElementHandle) return found;
  const names = await found.jsonValue();
  if (names !== undefined) throw new Error(`The page has these of role ${query.role}: ${JSON.stringify(names)}`);
  await injectAxe(page);
  return look(page, query);
}

/**
 * Waits for the element with that ARIA role and exactly that accessible name, open shadow roots included. The role
 * `file` stands for file inputs. Fails with the names that role does have.
 */
export const findRole = (page: Page, role: string, name: string, scope: Scope = {}): Promise<ElementHandle<Element>> =>
  waitFor(`${role} “${name}”`, () => look(page, { role, name, ...scope }));

/** Whether there is such an element now. */
export const hasRole = (page: Page, role: string, name: string, scope: Scope = {}): Promise<boolean> =>
  look(page, { role, name, ...scope }).then(
    () => true,
    () => false,
  );

/** Waits until there is no such element. */
export async function waitForNoRole(page: Page, role: string, name: string, scope: Scope = {}): Promise<void> {
  await waitFor(`no ${role} “${name}”`, async () => !(await hasRole(page, role, name, scope)));
}
