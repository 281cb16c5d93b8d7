import { describe, expect, it } from 'vitest';
import { getCustomer } from '../../lib/db/customers.ts';
import type { Customer } from '../../lib/directory/types.ts';
import { diffCustomer, diffPartner } from '../../lib/log/diff.ts';
import { createCustomerActions } from '../../lib/session/customer-actions.ts';
import { parseCustomerDraft, toCustomerDraft } from '../../lib/session/customer-draft.ts';
import { watchCustomer } from '../../lib/session/open-customer.ts';
import { memorySession, write } from './memory-session.ts';
import { book, customer, RESELLER, SECOND } from './sample-book.ts';

const words = { commerce: (word: string) => word, channel: (word: string) => word };

async function opened() {
  const session = await memorySession();
  await write(session.db, [...book.map((one) => diffPartner(undefined, one)), diffCustomer(undefined, customer)]);
  await expect.poll(() => session.head.value).toBe(1);
  const watch = watchCustomer(session, customer.tenantId);
  await expect.poll(() => watch.view.value.state).toBe('ready');
  const read = () => getCustomer(session.db, customer.tenantId);
  return { session, watch, read, actions: createCustomerActions(session, watch, words) };
}

describe('removing a customer', () => {
  it('is reviewed, takes everything out, and comes back whole with Undo', async () => {
    const { session, watch, read, actions } = await opened();
    expect(actions.remove(() => undefined)).toEqual({ state: 'opened' });
    const view = session.review.view.value;
    if (view.state !== 'reviewing') throw new Error(view.state);
    expect(view.reviewable.counts.dropped).toBe(1);
    expect(view.reviewable.notes).toEqual([
      { level: 'warning', key: 'care.remove.customer.note', params: { name: customer.companyName, count: 4 } },
    ]);
    expect(await read()).toEqual(customer);
    await session.review.confirm();
    expect(await read()).toBeUndefined();
    await expect.poll(() => watch.view.value.state).toBe('missing');
    await session.review.undo();
    expect(await read()).toEqual(customer);
  });

  it('is refused when somebody edited the customer meanwhile', async () => {
    const { session, read, actions } = await opened();
    actions.remove(() => undefined);
    const edited: Customer = { ...customer, notes: 'Renewed' };
    await write(session.db, [diffCustomer(customer, edited)]);
    await session.review.confirm();
    expect(session.review.view.value.state).toBe('stale');
    expect(await read()).toEqual(edited);
  });
});

describe('delegated admin', () => {
  it('goes back to unknown', async () => {
    const { session, read, actions } = await opened();
    expect(actions.setDelegatedAdmin({ tenantId: RESELLER.tenantId, kind: 'unknown' })).toEqual({ state: 'opened' });
    await session.review.confirm();
    expect((await read())?.delegatedAdmin).toEqual([]);
  });

  it('stays unknown without a review', async () => {
    const { actions } = await opened();
    expect(actions.setDelegatedAdmin({ tenantId: SECOND.tenantId, kind: 'unknown' })).toEqual({ state: 'unchanged' });
  });
});

describe('the profile', () => {
  it('takes our relationship and links', async () => {
    const { session, read, actions } = await opened();
    const links = 'Open tickets  https://desk.example/1\n\nwiki.example';
    expect(actions.editProfile({ ...toCustomerDraft(customer), relationship: 'ended', links })).toEqual({
      state: 'opened',
    });
    await session.review.confirm();
    expect(await read()).toEqual({
      ...customer,
      relationship: 'ended',
      links: [
        { name: 'Open tickets', url: 'https://desk.example/1' },
        { name: 'wiki.example', url: 'https://wiki.example/' },
      ],
    });
  });

  it('reads the links back as they were written, and takes them away when emptied', () => {
    const linked: Customer = { ...customer, links: [{ name: 'All open tickets', url: 'https://desk.example/1' }] };
    expect(parseCustomerDraft(toCustomerDraft(linked), linked)).toEqual({ ok: true, value: linked });
    expect(parseCustomerDraft({ ...toCustomerDraft(linked), links: '' }, linked)).toEqual({
      ok: true,
      value: customer,
    });
  });

  it.each([['Tickets ftp://desk.example/'], ['Tickets']])('refuses the link %s', (links) => {
    expect(parseCustomerDraft({ ...toCustomerDraft(customer), links }, customer)).toMatchObject({
      ok: false,
      problems: [{ code: 'website', path: 'links.0.url' }],
    });
  });
});
