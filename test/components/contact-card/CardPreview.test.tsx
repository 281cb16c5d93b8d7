import { cleanup, render } from '@testing-library/preact';
import { afterEach, expect, it } from 'vitest';
import { CardPreview } from '../../../components/contact-card/CardPreview.tsx';
import { I18nProvider } from '../../../components/ui/i18n.tsx';
import { createTranslate } from '../../../lib/i18n.ts';
import { readMessageSet } from '../../../scripts/message-files.ts';
import { aContact, contactsOf } from './sample-contacts.ts';

afterEach(cleanup);

it('draws the card in a shadow root, anew when the contacts change', async () => {
  const t = createTranslate('en', readMessageSet('en', 'card'));
  const preview = (n: number) => (
    <I18nProvider value={t}>
      <CardPreview
        contacts={contactsOf(aContact(n))}
        now={Temporal.Instant.from('2026-11-23T10:00:00Z')}
        onCopy={() => undefined}
      />
    </I18nProvider>
  );
  const { container, rerender } = render(preview(1));
  const nameShown = () => container.querySelector('div')?.shadowRoot?.querySelector('h2')?.textContent;
  await expect.poll(nameShown).toBe('Partner 1');
  rerender(preview(2));
  await expect.poll(nameShown).toBe('Partner 2');
});
