import { afterAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { openDb } from '../../lib/db/open.ts';
import { announceCommitted } from '../../lib/db/watch.ts';
import { diffCustomer, diffPartner } from '../../lib/log/diff.ts';
import { type Role, saveSettings } from '../../lib/settings.ts';
import { answerOmnibox, omniboxAddress } from '../../lib/surfaces/answer-omnibox.ts';
import { takeOver } from '../db/take-over.ts';
import { aCustomer, aPartner, tenant } from '../fixtures/documents.ts';
import { write } from '../session/memory-session.ts';

const own = aPartner(9, { name: 'Own', role: 'directBill', support: { telephone: '+81 3 9', languages: [] } });
const customers = [aCustomer(1, { companyName: 'Contoso' }), aCustomer(2, { companyName: 'Contoso Ltd' })];

afterAll(() => {
  vi.unstubAllGlobals();
});
beforeEach(async () => {
  fakeBrowser.reset();
  vi.stubGlobal('indexedDB', new IDBFactory());
  const db = await openDb();
  await write(db, [diffPartner(undefined, own), ...customers.map((customer) => diffCustomer(undefined, customer))]);
  db.close();
});

describe('what the address bar offers', () => {
  it('is each match with whom to call', async () => {
    await saveSettings({ role: 'helpdesk' });
    expect(await answerOmnibox('conto', 'text')).toEqual({
      first: 'Show all 2 matches',
      suggestions: [
        { content: `Contoso ${tenant(1)}`, description: 'Contoso — Own +81 3 9' },
        { content: `Contoso Ltd ${tenant(2)}`, description: 'Contoso Ltd — Own +81 3 9' },
      ],
    });
  });

  it.each<[string, Role | null, string]>([
    ['nobody to a customer', 'customer', 'Show my support contacts'],
    ['nobody before the first run', null, 'Set up Support contacts first'],
  ])('is %s', async (_, role, first) => {
    await saveSettings({ role });
    expect(await answerOmnibox('conto', 'text')).toEqual({ first, suggestions: [] });
  });
});

describe('the address bar without the directory', () => {
  beforeEach(() => saveSettings({ role: 'helpdesk' }));

  it('says that a later version took over', async () => {
    await takeOver();
    announceCommitted(1);
    expect(await answerOmnibox('contoso', 'text')).toEqual({ first: 'A newer version took over', suggestions: [] });
  });

  it('says that it cannot be read', async () => {
    const report = vi.spyOn(console, 'error').mockReturnValue();
    onTestFinished(() => void vi.restoreAllMocks());
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new Error('The disk is full.');
    });
    expect(await answerOmnibox('contoso', 'text')).toEqual({
      first: 'The extension’s storage cannot be used',
      suggestions: [],
    });
    expect(report).toHaveBeenCalledOnce();
  });
});

describe('Enter in the address bar', () => {
  it.each<[string, Role | null, string, string]>([
    [
      'opens the customer that was chosen',
      'helpdesk',
      `Contoso Ltd ${tenant(2)}`,
      `options.html#/customers/${tenant(2)}`,
    ],
    ['opens the customer of that name', 'partner', 'contoso', `options.html#/customers/${tenant(1)}`],
    ['lists several matches', 'helpdesk', 'conto', 'sidepanel.html#find=conto'],
    ['lists no match', 'helpdesk', 'x', 'sidepanel.html#find=x'],
    ['opens the lookup on nothing', 'helpdesk', '', 'sidepanel.html'],
    ["opens a customer's own contacts", 'customer', 'conto', 'sidepanel.html'],
    ['leads to the first run', null, 'conto', 'options.html'],
  ])('%s', async (_, role, text, address) => {
    await saveSettings({ role });
    expect(await omniboxAddress(text)).toBe(address);
  });
});
