import { ElementHandle, type Page } from 'puppeteer-core';
import { findByRole, type RoleQuery } from './in-page.ts';
import { injectAxe } from './inject-axe.ts';
import { waitFor } from './wait-for.ts';

/** Narrows a search to the inside of a container, by CSS selector. */
export interface Scope {
  within?: string;
}

/** The element now, or the names that the page has of that role. Throws when the page cannot be asked now. */
async function look(page: Page, query: RoleQuery): Promise<ElementHandle<Element> | readonly string[]> {
  const found = await page.evaluateHandle(findByRole, query);
  if (found instanceof ElementHandle) return found;
  const names = await found.jsonValue();
  if (Array.isArray(names)) return names;
  await injectAxe(page);
  return look(page, query);
}

/**
 * Waits for the element with that ARIA role and exactly that accessible name, open shadow roots included. The role
 * `file` stands for file inputs. Fails with the names that role does have.
 */
export const findRole = (page: Page, role: string, name: string, scope: Scope = {}): Promise<ElementHandle<Element>> =>
  waitFor(`${role} “${name}”`, async () => {
    const found = await look(page, { role, name, ...scope });
    if (found instanceof ElementHandle) return found;
    throw new Error(`The page has these of role ${role}: ${JSON.stringify(found)}`);
  });

/** Whether there is such an element now. Throws when the page cannot be asked: then nobody knows. */
export const hasRole = async (page: Page, role: string, name: string, scope: Scope = {}): Promise<boolean> =>
  (await look(page, { role, name, ...scope })) instanceof ElementHandle;

/** Waits until there is no such element. */
export async function waitForNoRole(page: Page, role: string, name: string, scope: Scope = {}): Promise<void> {
  await waitFor(`no ${role} “${name}”`, async () => !(await hasRole(page, role, name, scope)));
}
