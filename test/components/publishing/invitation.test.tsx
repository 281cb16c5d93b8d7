import { cleanup, fireEvent, screen } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import { InvitationSection } from '../../../components/publishing/InvitationSection.tsx';
import { renderInEnglish } from '../with-messages.tsx';

afterEach(cleanup);

const LANGUAGES = [
  { value: 'en', label: 'English' },
  { value: 'ja', label: '日本語' },
];

function sectionIn(language: string, onLanguage = vi.fn()) {
  return (
    <InvitationSection
      link="https://feeds.partner.example/x#t=1"
      feed={undefined}
      epoch={1}
      publisher=""
      isHeld={false}
      mail={{ language, href: `mailto:?subject=${language}` }}
      languages={LANGUAGES}
      onLanguage={onLanguage}
      onCopy={async () => undefined}
      onSave={() => undefined}
      onSavePolicy={() => undefined}
      onRevoke={() => undefined}
    />
  );
}

it('one email is offered, in the language that is chosen', () => {
  const onLanguage = vi.fn();
  const { rerender } = renderInEnglish(sectionIn('ja', onLanguage));
  const select = screen.getByRole('combobox', { name: 'Language of the email' });
  expect(select).toHaveProperty('value', 'ja');
  expect(screen.getByRole('link').getAttribute('href')).toBe('mailto:?subject=ja');
  fireEvent.change(select, { target: { value: 'en' } });
  expect(onLanguage).toHaveBeenCalledExactlyOnceWith('en');
  rerender(sectionIn('en'));
  expect(screen.getByRole('link', { name: 'Write email' }).getAttribute('href')).toBe('mailto:?subject=en');
});
