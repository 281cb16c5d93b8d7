import { cleanup, fireEvent, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { RelationshipInvite } from '../../../components/directory/RelationshipInvite.tsx';
import { RequestRelationshipDialog } from '../../../components/directory/RequestRelationshipDialog.tsx';
import { relationshipLink } from '../../../lib/session/relationship-link.ts';
import { OWN, RESELLER } from '../../session/sample-book.ts';
import { renderInEnglish } from '../with-messages.tsx';

afterEach(cleanup);

const type = (label: RegExp, value: string) => fireEvent.input(screen.getByLabelText(label), { target: { value } });

describe('requesting a relationship', () => {
  it('hands over what was typed', () => {
    const onReview = vi.fn();
    renderInEnglish(<RequestRelationshipDialog problems={[]} onReview={onReview} onCancel={vi.fn()} />);
    type(/Reseller name/, 'Proseware');
    type(/Tenant ID/, 'x');
    type(/MPN/, '0042');
    type(/Email/, 'a@b.example');
    fireEvent.click(screen.getByRole('button', { name: 'Review changes' }));
    expect(onReview).toHaveBeenCalledExactlyOnceWith({
      name: 'Proseware',
      tenantId: 'x',
      mpnId: '0042',
      email: 'a@b.example',
    });
  });

  it('shows a problem at its field', () => {
    const problems = [{ code: 'partners.new.exists', path: 'tenantId', value: 'Trey Research' }];
    renderInEnglish(<RequestRelationshipDialog problems={problems} onReview={vi.fn()} onCancel={vi.fn()} />);
    expect(screen.getByLabelText(/Tenant ID/).getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByRole('alert').textContent).toBe('This tenant is already on record as Trey Research.');
  });
});

describe('the text to send', () => {
  it('holds the link with our tenant, and is copied whole', async () => {
    const onCopy = vi.fn(async () => undefined);
    const link = relationshipLink(OWN.tenantId);
    renderInEnglish(<RelationshipInvite partner={RESELLER} ourName="Contoso" link={link} onCopy={onCopy} />);
    expect(link).toMatch(/^https:\/\/admin\.microsoft\.com\/Adminportal\/Home\?invType=\w+&partnerId=10000000-/);
    const text = screen.getByLabelText<HTMLTextAreaElement>('Text to send').value;
    expect(text).toContain(link);
    fireEvent.click(screen.getByRole('button', { name: 'Copy' }));
    expect(onCopy).toHaveBeenCalledExactlyOnceWith(text);
    expect(await screen.findByText('Copied')).toBeTruthy();
  });

  it('says what to do when copying is refused', async () => {
    const onCopy = () => Promise.reject(new Error('denied'));
    renderInEnglish(
      <RelationshipInvite partner={RESELLER} ourName="Contoso" link="https://x.example/" onCopy={onCopy} />,
    );
    fireEvent.click(screen.getByRole('button', { name: 'Copy' }));
    expect(await screen.findByText(/copy it by hand/)).toBeTruthy();
  });

  it('asks for our own company first', () => {
    renderInEnglish(<RelationshipInvite partner={RESELLER} ourName="" link={undefined} onCopy={vi.fn()} />);
    expect(screen.getByText(/Add your own company/)).toBeTruthy();
  });
});
