import type { Page } from 'puppeteer-core';
import type { Directory } from '../../../lib/directory/types.ts';
import { formatRoute, PLAIN_VIEWS, type Route } from '../../../lib/session/route.ts';
import { waitFor } from './wait-for.ts';

/** Every view of the options page, with the first customer and partner of the directory. */
export function everyView({ customers: [customer], partners: [partner] }: Directory): Route[] {
  return [
    ...PLAIN_VIEWS.map((view) => ({ view })),
    { view: 'newCustomer' },
    { view: 'newPartner' },
    { view: 'conflicts' },
    { view: 'customers', show: 'customers:mixed' },
    { view: 'partners', show: 'relationship:active' },
    { view: 'malformed', section: 'customers', id: 'contoso' },
    ...(customer ? [{ view: 'customer', tenantId: customer.tenantId } as const] : []),
    ...(partner ? [{ view: 'partner', tenantId: partner.tenantId } as const] : []),
  ];
}

/** In-page: goes there as a link would, and waits until the page has drawn what follows. */
async function arrive(hash: string): Promise<void> {
  const isThere = location.hash === hash;
  const turned = new Promise((resolve) => addEventListener('hashchange', resolve, { once: true }));
  location.hash = hash;
  if (!isThere) await turned;
  for (let frames = 0; frames < 2; frames += 1) await new Promise(requestAnimationFrame);
}

/** In-page: the view has its heading and reads nothing any more. */
const isFilled = () =>
  document.querySelector('main h1') !== null &&
  document.querySelector('progress, [role=progressbar], [aria-busy=true]') === null;

/** Takes an options page to a view, without loading it again, until all of it is there. */
export async function showView(page: Page, route: Route): Promise<void> {
  await page.evaluate(arrive, formatRoute(route));
  await waitFor(`the view ${route.view} to be filled`, () => page.evaluate(isFilled));
}
