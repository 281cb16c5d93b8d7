import { cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { DesignationForm } from '../../../components/directory/DesignationForm.tsx';
import { designate } from '../../../lib/directory/change.ts';
import { eligiblePartners } from '../../../lib/directory/eligibility.ts';
import { parseIsoDate } from '../../../lib/directory/ids.ts';
import { toSupportContact } from '../../../lib/directory/own-partner.ts';
import type { Partner } from '../../../lib/directory/types.ts';
import { customer, OWN, RESELLER, SECOND } from '../../session/sample-book.ts';
import { renderInEnglish } from '../with-messages.tsx';

afterEach(cleanup);

const ENDED: Partner = { ...SECOND, tenantId: customer.tenantId, name: 'Litware', relationship: 'ended' };
const [subscription] = customer.subscriptions;

function show(contact?: Partner, partners = [OWN, RESELLER, SECOND, ENDED]) {
  const today = parseIsoDate('2026-11-22');
  if (!subscription || !today) throw new Error('no subscription');
  const held = contact ? designate(customer, subscription.id, toSupportContact(contact)) : customer;
  const [shown] = held.subscriptions;
  if (!shown) throw new Error('no subscription');
  const calls = { onSubmit: vi.fn(), onRequest: vi.fn() };
  const candidates = eligiblePartners(customer, { partners }, today);
  renderInEnglish(<DesignationForm subscription={shown} candidates={candidates} {...calls} />);
  return { ...calls, list: screen.getByRole('combobox', { name: 'Designated support contact' }) };
}

const submit = () => fireEvent.click(screen.getByRole('button', { name: 'Submit' }));
const choose = (list: HTMLElement, partner: Partner) => fireEvent.change(list, { target: { value: partner.tenantId } });

describe('designating a support contact', () => {
  it('offers the default first, then resellers by whether they can be designated', () => {
    const { list } = show();
    expect(
      within(list)
        .getAllByRole('option')
        .map(({ textContent }) => textContent),
    ).toEqual([
      'Contoso (default contact)',
      'Trey Research',
      'Fabrikam – delegated admin unknown',
      'Litware – relationship ended, delegated admin unknown',
    ]);
    const disabled = within(list)
      .getAllByRole<HTMLOptionElement>('option')
      .filter((option) => option.disabled);
    expect(disabled.map(({ value }) => value)).toEqual([ENDED.tenantId]);
  });

  it('submits the reseller that is chosen', () => {
    const { list, onSubmit } = show();
    choose(list, RESELLER);
    submit();
    expect(onSubmit).toHaveBeenCalledExactlyOnceWith(RESELLER);
  });

  it('submits the default as no designation', () => {
    const { list, onSubmit } = show(RESELLER);
    expect(list).toHaveProperty('value', RESELLER.tenantId);
    fireEvent.change(list, { target: { value: '' } });
    submit();
    expect(onSubmit).toHaveBeenCalledExactlyOnceWith(undefined);
  });

  it('says so when nothing was changed, until something is', () => {
    const { list, onSubmit } = show(RESELLER);
    submit();
    expect(onSubmit).not.toHaveBeenCalled();
    expect(screen.getByRole('alert').textContent).toContain('already the contact');
    choose(list, SECOND);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('keeps showing a contact who is not on record', () => {
    const { list } = show(SECOND, [OWN, RESELLER]);
    expect(list).toHaveProperty('value', SECOND.tenantId);
  });

  it('leads to a request for whoever is not in the list', () => {
    const { onRequest } = show();
    fireEvent.click(screen.getByRole('button', { name: 'Request a relationship' }));
    expect(onRequest).toHaveBeenCalledOnce();
  });
});
