import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FINDING_CODES, type FindingCode, PARTNER_CODES } from '../../lib/directory/findings/finding.ts';
import type { TenantId } from '../../lib/directory/types.ts';
import en from '../../locales/en.ts';
import { expectNoAxeViolations } from './support/axe.ts';
import { describeInBrowser } from './support/describe-in-browser.ts';
import { type DirectoryFiles, writeDirectoryFiles } from './support/directory-files.ts';
import { findRole, waitForNoRole } from './support/find-role.ts';
import { dayFromToday, flawedCase, flawedDirectory, REACH, STORED_FLAWS } from './support/findings-book.ts';
import { goTo, importFile, openOptions } from './support/options-flow.ts';
import { click, countOf, fill, select, waitForNoText, waitForText } from './support/page-actions.ts';
import { type Session, startSession } from './support/session.ts';
import { waitFor } from './support/wait-for.ts';

/** What a user does about a finding between opening whom it is about and Confirm. */
interface Way {
  button: string;
  answer?: (page: Page) => Promise<void>;
}

/** The page below has controls of the same names. */
const within = 'dialog[open]';
const review = (page: Page) => click(page, 'button', 'Review changes', { within });
const typing =
  (label: string, text: string) =>
  async (page: Page): Promise<void> => {
    await fill(page, 'textbox', label, text, { within });
    await review(page);
  };

const designate: Way = { button: 'Designate the reseller' };
const clear: Way = { button: 'Clear to the default contact' };
const activate: Way = {
  button: 'Update the relationship',
  answer: (page) => click(page, 'button', 'Mark as active'),
};
const hold: Way = {
  button: 'Update delegated admin',
  answer: async (page) => {
    await select(page, 'Delegated admin', 'GDAP', { within });
    await review(page);
  },
};
const prolong: Way = {
  button: 'Update delegated admin',
  answer: async (page) => {
    await page.locator(`${within} input[type=date]`).fill(dayFromToday(400));
    await review(page);
  },
};
const confirmProfile: Way = { button: 'Confirmed today' };
const edit = (field: string, text: string): Way => ({
  button: 'Edit the support profile',
  answer: typing(field, text),
});
const telephone = edit('Support telephone', REACH.telephone);
const email = edit('Support email', REACH.email);

const WAYS: Record<FindingCode, Way> = {
  stillDefault: designate,
  partnerUnknown: { button: 'Add the partner' },
  relationshipNone: activate,
  relationshipRequested: activate,
  relationshipEnded: activate,
  delegatedAdminMissing: hold,
  delegatedAdminEnded: prolong,
  delegatedAdminEnding: prolong,
  delegatedAdminUnknown: hold,
  supportContactOutdated: { button: 'Update name and partner ID' },
  expiredDesignation: clear,
  unreachable: telephone,
  telephoneMissing: telephone,
  emailMissing: email,
  telephoneInvalid: telephone,
  emailInvalid: email,
  websiteInvalid: edit('Support website', 'https://trey.example/'),
  profileUnverified: confirmProfile,
  profileNeverVerified: confirmProfile,
  sharedDomain: { button: 'Edit the domains', answer: typing('Domains', 'own.example') },
};

/** What settles them leaves a lesser finding, which another one of the table is about. */
const LAST: readonly FindingCode[] = ['partnerUnknown', 'unreachable'];
const CODES = {
  chromium: [...FINDING_CODES.filter((code) => !LAST.includes(code)), ...LAST],
  firefox: ['stillDefault', 'delegatedAdminEnding', 'telephoneMissing', 'sharedDomain'],
} as const;

const isPartnerCode = (code: FindingCode) => PARTNER_CODES.some((known) => known === code);
const linkTo = (code: FindingCode) =>
  `main a[href="#/${isPartnerCode(code) ? 'partners' : 'customers'}?show=finding:${code}"]`;

/** In-page: gives a stored partner a support profile that no way in lets pass today. */
async function storeSupport(tenantId: TenantId, change: object): Promise<void> {
  const settled = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const db = await settled(indexedDB.open('support-contacts'));
  const store = db.transaction('partners', 'readwrite').objectStore('partners');
  const row = await settled(store.get(tenantId));
  Object.assign(row.value.support, change);
  await settled(store.put(row, ...(store.keyPath === null ? [tenantId] : [])));
  db.close();
}

describeInBrowser('findings', (browserName) => {
  let session: Session;
  let files: DirectoryFiles;
  let page: Page;

  const showOverview = async () => {
    await goTo(page, { view: 'overview' });
    await findRole(page, 'table', 'To look at');
  };

  beforeAll(async () => {
    files = await writeDirectoryFiles(flawedDirectory());
    session = await startSession(browserName);
    page = await openOptions(session);
    await importFile(page, files.everythingJson);
    for (const code of ['emailInvalid', 'websiteInvalid'] as const)
      await page.evaluate(storeSupport, flawedCase(code).partner.tenantId, STORED_FLAWS[code]);
    await page.close();
    page = await session.openExtensionPage('options.html');
  });
  afterAll(async () => {
    await session?.close();
    await files?.remove();
  });

  it('stand on the overview, each with its number', async () => {
    await showOverview();
    for (const code of FINDING_CODES) await findRole(page, 'link', '1', { within: linkTo(code) });
    await expectNoAxeViolations(page);
  });

  describe('are settled on the way that the overview leads', () => {
    it.each(CODES[browserName])('%s', async (code) => {
      const { customer, partner } = flawedCase(code);
      const [name, route] = isPartnerCode(code)
        ? [partner.name, { view: 'partner', tenantId: partner.tenantId } as const]
        : [customer.companyName, { view: 'customer', tenantId: customer.tenantId } as const];
      const title = en[`findings.${code}.title`];
      await showOverview();
      await click(page, 'link', '1', { within: linkTo(code) });
      await waitForText(page, `${title}: `);
      await click(page, 'link', name);
      await findRole(page, 'heading', name);
      if (isPartnerCode(code) || code === 'sharedDomain') await expectNoAxeViolations(page);
      await click(page, 'button', WAYS[code].button);
      await WAYS[code].answer?.(page);
      await click(page, 'button', 'Confirm');
      await click(page, 'button', 'Close');
      await waitForNoRole(page, 'button', 'Close');
      await goTo(page, route);
      await findRole(page, 'heading', name);
      await waitForNoText(page, title);
      await showOverview();
      await waitFor('the finding to be gone', async () => (await countOf(page, linkTo(code))) === 0);
    });
  });

  it('are reported without an error', () => {
    expect(session.errors()).toEqual([]);
  });
});
