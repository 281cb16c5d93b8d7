import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseSubscriptionId, parseTenantId } from '../../lib/directory/ids.ts';
import type { Customer, Partner } from '../../lib/directory/types.ts';
import { diffCustomer, diffPartner } from '../../lib/log/diff.ts';
import { customerDoc } from '../../lib/log/doc-id.ts';
import type { Json, Op } from '../../lib/log/types.ts';
import { expectNoAxeViolations } from './support/axe.ts';
import { describeInBrowser } from './support/describe-in-browser.ts';
import { findRole, waitForNoRole } from './support/find-role.ts';
import { waitForFocus } from './support/keyboard.ts';
import { goTo, openOptions } from './support/options-flow.ts';
import { addOthers, type OthersInPage } from './support/others-in-page.ts';
import { click, press, select, textOf, waitForNoText, waitForText, waitForTextIn } from './support/page-actions.ts';
import { type Session, startSession } from './support/session.ts';

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The sample lacks what this test needs.');
  return value;
}

const tenant = (n: number) => must(parseTenantId(`${n.toString(16).padStart(8, '0')}-00aa-4000-8000-000000000000`));
const subscription = must(parseSubscriptionId('00000001-00bb-4000-8000-000000000000'));
const PARTNERS = ['Contoso Distribution', 'Fabrikam Support', 'Northwind Care'];
const MANY = 200;

const partner = (name: string, at: number): Partner => ({
  tenantId: tenant(at + 1),
  mpnId: `000${at}`,
  name,
  role: at === 0 ? 'indirectProvider' : 'indirectReseller',
  relationship: 'active',
  support: { languages: [], telephone: `+49 30 90182${at}`, email: `help@partner${at}.example` },
});
const customer = (n: number): Customer => ({
  tenantId: tenant(n),
  companyName: n === 100 ? 'Wide World Importers' : `Customer ${n}`,
  domains: [`customer${n}.example`],
  aliases: [],
  relationship: 'active',
  delegatedAdmin: [1, 2].map((at) => ({ tenantId: tenant(at + 1), kind: 'gdap' as const })),
  subscriptions: [
    {
      id: subscription,
      offerId: '',
      offerName: 'Microsoft 365 E5',
      friendlyName: '',
      status: 'active',
      quantity: 25,
      commerce: 'newCommerce',
      channel: 'csp',
    },
  ],
});

const doc = customerDoc(tenant(100));
const route = { view: 'customer', tenantId: tenant(100) } as const;
const set = (path: string, value: Json, about = doc): Op => ({ put: about, set: { [path]: value } });
const contactPath = `subscriptions.${subscription}.supportContact`;
const contact = (at: number): Json => ({
  supportTenantId: tenant(at + 1),
  supportMpnId: `000${at}`,
  name: must(PARTNERS[at]),
});
const creation: Op[] = [
  ...PARTNERS.map((name, at) => must(diffPartner(undefined, partner(name, at)))),
  must(diffCustomer(undefined, customer(100))),
];
const manyIds = Array.from({ length: MANY }, (_, n) => 1_000 + n);

describeInBrowser('conflicts between members', (browserName) => {
  describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
    let session: Session;
    let page: Page;
    let others: OthersInPage;

    beforeAll(async () => {
      session = await startSession(browserName, { colorScheme });
      page = await openOptions(session);
      others = await addOthers(page);
    });
    afterAll(() => session?.close());

    it('are nowhere in a profile that never shared', async () => {
      await goTo(page, { view: 'changes' });
      await findRole(page, 'link', 'Changes');
      expect(await textOf(page, 'body')).not.toMatch(/conflict/i);
    });

    it('are counted in the navigation and lead from the changes to both values', async () => {
      await others.begin();
      await others.write({ by: 'Anna', base: 0, ops: creation });
      await others.write({
        by: 'Anna',
        base: 1,
        ops: [set('companyName', 'Wide World'), set(contactPath, contact(1))],
      });
      await others.write({ by: 'Ben', base: 1, ops: [set('companyName', 'WWI Group'), set(contactPath, contact(2))] });
      await click(page, 'link', 'Changes 2 conflicts wait for a decision');
      await click(page, 'link', 'See both values and decide');
      for (const shown of ['Company name', 'WWI Group', 'Wide World', 'Anna', 'Ben', 'Fabrikam Support'])
        await waitForTextIn(page, 'main', shown);
      await waitForTextIn(page, 'main', 'Northwind Care');
      await expectNoAxeViolations(page);
    });

    it('mark a disputed support contact on the customer’s page, in the table and on the preview', async () => {
      await goTo(page, route);
      await waitForText(page, 'Members of your team disagree on the support contact');
      await waitForText(page, 'Disputed: members of your team disagree on who supports Microsoft 365 E5');
      await waitForTextIn(page, 'main table', 'Disputed');
      await expectNoAxeViolations(page);
    });

    it('are settled by keyboard through a review, and open again after Undo', async () => {
      await goTo(page, { view: 'conflicts' });
      // A view that is new takes the focus to its title.
      await waitForFocus(page, 'heading', 'Conflicts');
      await (await findRole(page, 'checkbox', 'Company name')).focus();
      await waitForFocus(page, 'checkbox', 'Company name');
      // The field's form, what stands (Ben's), what lost.
      for (let stop = 0; stop < 3; stop += 1) await press(page, 'Tab');
      await press(page, 'Enter');
      await waitForText(page, 'Settles 1 conflict.');
      await expectNoAxeViolations(page);
      await click(page, 'button', 'Confirm');
      await click(page, 'button', 'Undo', { within: 'dialog' });
      await waitForTextIn(page, 'dialog[open]', 'Undone');
      await click(page, 'button', 'Close');
      await findRole(page, 'link', 'Changes 2 conflicts wait for a decision');
    });

    it('on a support contact end the dispute for the customer’s page', async () => {
      await click(page, 'checkbox', 'Select all 2');
      await select(page, 'Keep', 'Anna’s, where there is one');
      await click(page, 'button', 'Review');
      await waitForText(page, 'Settles 2 conflicts.');
      await click(page, 'button', 'Confirm');
      await click(page, 'button', 'Close');
      await waitForText(page, 'No conflict is left');
      await findRole(page, 'link', 'Changes');
      await goTo(page, route);
      await waitForText(page, 'Fabrikam Support');
      await waitForNoText(page, 'Disputed');
    });

    it('wait in the history as changes to be shared until they have arrived', async () => {
      await goTo(page, { view: 'changes' });
      await waitForText(page, 'Waiting to be shared');
      expect(await textOf(page, 'main')).not.toMatch(/#1099511|#1,099,511/);
      await expectNoAxeViolations(page);
      await others.arrive();
      await waitForNoText(page, 'Waiting to be shared');
    });

    it('that another member settled first are not settled again', async () => {
      await others.write({ by: 'Anna', base: 3, ops: [set('notes', 'Annas')] });
      await others.write({ by: 'Ben', base: 3, ops: [set('notes', 'Bens')] });
      await goTo(page, { view: 'conflicts' });
      await click(page, 'button', 'Keep Anna’s');
      await waitForText(page, 'Settles 1 conflict.');
      const id = `agent-of-Ben-2:${doc}:notes`;
      await others.write({ by: 'Anna', base: 8, ops: [{ settle: id, keep: 'standing' }] });
      await click(page, 'button', 'Confirm');
      await click(page, 'button', 'Review again');
      await waitForText(page, '1 of these conflicts was settled by another member meanwhile');
      await waitForNoRole(page, 'button', 'Confirm');
    });

    it('by the hundred are settled in one change', async () => {
      await others.write({ by: 'Cem', base: 20, ops: manyIds.map((n) => must(diffCustomer(undefined, customer(n)))) });
      const notes = (text: string) => manyIds.map((n) => set('notes', text, customerDoc(tenant(n))));
      await others.write({ by: 'Anna', base: 20, ops: notes('Annas') }, { by: 'Ben', base: 5, ops: notes('Bens') });
      await goTo(page, { view: 'conflicts' });
      await click(page, 'checkbox', `Select all ${MANY}`);
      await click(page, 'button', 'Show 150 more');
      await click(page, 'button', 'Review');
      await waitForText(page, `Settles ${MANY} conflicts.`);
      await click(page, 'button', 'Confirm');
      await click(page, 'button', 'Close');
      await waitForText(page, 'No conflict is left');
    });

    it('report no error, as long as the store is not asked', () => {
      expect(session.errors()).toEqual([]);
    });

    it('and everything else can be looked at and not be written by who joined with an address for reading', async () => {
      await others.write({ by: 'Anna', base: 3, ops: [set('notes', 'Annas again')] });
      await others.write({ by: 'Ben', base: 3, ops: [set('notes', 'Bens again')] });
      await others.joinedToRead();
      await waitForText(page, 'The address of your workspace is for reading only.');
      const isDisabled = async (name: string) =>
        (await findRole(page, 'button', name)).evaluate(
          (button) => button instanceof HTMLButtonElement && button.disabled && button.ariaDescribedByElements?.length,
        );
      await expect.poll(() => isDisabled('Keep Anna’s')).toBe(1);
      await goTo(page, route);
      for (const name of ['Submit', 'Add subscription', 'Remove this customer'])
        await expect.poll(() => isDisabled(name)).toBe(1);
      await page.mouse.move(0, 0);
      await expectNoAxeViolations(page);
      await findRole(page, 'button', 'Pin');
    });
  });
});
