import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { badgeText, keepBadge } from '../../lib/badge.ts';
import { openDb } from '../../lib/db/open.ts';
import { toSupportContact } from '../../lib/directory/own-partner.ts';
import { diffCustomer, diffPartner } from '../../lib/log/diff.ts';
import { type Role, saveSettings } from '../../lib/settings.ts';
import { today } from '../../lib/today.ts';
import { aCustomer, aPartner, aSubscription } from '../fixtures/documents.ts';
import { write } from '../session/memory-session.ts';

beforeEach(() => {
  fakeBrowser.reset();
});

describe('the text of the badge', () => {
  it.each<[string, Role | null, number, string]>([
    ['the number for a partner', 'partner', 7, '7'],
    ['99 at most', 'partner', 99, '99'],
    ['99+ above', 'partner', 100, '99+'],
    ['nothing when all is well', 'partner', 0, ''],
    ['nothing for a helpdesk agent', 'helpdesk', 7, ''],
    ['nothing for a customer', 'customer', 7, ''],
    ['nothing before the first run', null, 7, ''],
  ])('is %s', (_, role, warnings, text) => {
    expect(badgeText(role, warnings)).toBe(text);
  });
});

it('the badge follows commits and the role', async () => {
  const shown: string[] = [];
  const toolbar = {
    setBadgeText: async ({ text }: { text: string }) => void shown.push(text),
    setBadgeBackgroundColor: async () => undefined,
    setBadgeTextColor: async () => undefined,
  };
  await saveSettings({ role: 'partner' });
  const db = await openDb();
  onTestFinished(keepBadge(toolbar, today));
  await expect.poll(() => shown.at(-1)).toBe('');
  const ended = aPartner(2, { relationship: 'ended', support: { telephone: '+81 3 1', languages: [] } });
  const subscriptions = [aSubscription(1, { supportContact: toSupportContact(ended) })];
  await write(db, [diffPartner(undefined, ended), diffCustomer(undefined, aCustomer(3, { subscriptions }))]);
  await expect.poll(() => shown.at(-1)).toBe('1');
  await saveSettings({ role: 'helpdesk' });
  await expect.poll(() => shown.at(-1)).toBe('');
  await saveSettings({ role: 'partner' });
  await expect.poll(() => shown.at(-1)).toBe('1');
});
