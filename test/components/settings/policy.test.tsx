import { cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import { SettingsPage } from '../../../components/settings/SettingsPage.tsx';
import { DEFAULT_SETTINGS, effectiveSettings } from '../../../lib/effective-settings.ts';
import type { OwnSettings } from '../../../lib/own-settings.ts';
import { explainPolicy } from '../../../lib/policy/explain-policy.ts';
import { parsePolicy } from '../../../lib/policy/parse-policy.ts';
import type { Standing } from '../../../lib/policy/weigh-reading.ts';
import { renderInEnglish } from '../with-messages.tsx';

afterEach(cleanup);

function show(own: OwnSettings, raw: object, standing?: Standing) {
  const policy = parsePolicy(raw);
  const calls = {
    onSave: vi.fn(async () => undefined),
    onCopy: vi.fn(async () => undefined),
    onPersist: vi.fn(),
    onErase: vi.fn(async () => undefined),
  };
  renderInEnglish(
    <SettingsPage
      settings={effectiveSettings(own, policy)}
      explanation={explainPolicy(own, policy, DEFAULT_SETTINGS, standing)}
      version="1"
      use={undefined}
      waiting={0}
      {...calls}
    />,
  );
  return calls;
}

const described = (control: HTMLElement) =>
  document.getElementById(control.getAttribute('aria-describedby') ?? '')?.textContent ?? '';

const RAW = {
  role: 'helpdesk',
  theme: 'light',
  cardEnabled: true,
  cardOpenOnSupportRoutes: false,
  locked: ['role', 'cardEnabled'],
};

it('locks what is locked, with the reason at hand', () => {
  show({ role: 'partner' }, RAW);
  const role = screen.getByRole('combobox', { name: 'Who you are' });
  expect(role).toHaveProperty('disabled', true);
  expect(role).toHaveProperty('value', 'helpdesk');
  expect(described(role)).toContain('Set by your organization; you cannot change it here.');
  const card = screen.getByRole('checkbox', { name: /Show the card/ });
  expect(card).toHaveProperty('disabled', true);
  expect(described(card)).toContain('Set by your organization');
});

it('marks a default that may be changed, and lets it be changed', () => {
  const { onSave } = show({}, RAW);
  const theme = screen.getByRole('combobox', { name: 'Theme' });
  expect(theme).toHaveProperty('disabled', false);
  expect(described(theme)).toBe('Default of your organization; you can change it. ');
  fireEvent.change(theme, { target: { value: 'dark' } });
  expect(onSave).toHaveBeenCalledExactlyOnceWith({ theme: 'dark' });
  expect(described(screen.getByRole('checkbox', { name: /Open it/ }))).toContain('Default of your organization');
});

it('takes an own choice back', () => {
  const { onSave } = show({ theme: 'dark' }, RAW);
  fireEvent.click(screen.getByRole('button', { name: 'Use the default' }));
  expect(onSave).toHaveBeenCalledExactlyOnceWith({ theme: undefined });
});

it('says nothing of an organization where there is none', () => {
  show({ theme: 'dark' }, {});
  expect(screen.getByText('No policy is set for this extension in this browser.')).toBeTruthy();
  expect(document.body.textContent).not.toContain('your organization’s default');
});

it.each([
  ['late', {}, { state: 'late' }, ['The browser has not said yet', 'your own choices and the defaults apply']],
  ['late, with one remembered', RAW, { state: 'late' }, ['The browser has not said yet', 'What was read last stays']],
  ['empty at first', RAW, { state: 'emptied' }, ['hands over no policy', 'counts as taken away']],
  ['refused', {}, { state: 'refused', reason: 'Access denied.' }, ['refuses to say', 'Access denied.', 'apply']],
] as const)('does not call a policy none, nor certain, that is %s', (_, raw, standing, texts) => {
  show({}, raw, standing);
  for (const text of texts) expect(document.body.textContent).toContain(text);
  expect(screen.queryByText('No policy is set for this extension in this browser.')).toBeNull();
});

it('shows every value with its reason, and copies them', () => {
  const { onCopy } = show({ theme: 'dark' }, RAW);
  const row = screen.getByRole('row', { name: /^Theme theme/ });
  const cells = within(row).getAllByRole('cell');
  expect(cells.map(({ textContent }) => textContent)).toEqual(['light', 'dark', 'auto', 'dark', 'your choice']);
  fireEvent.click(screen.getByRole('button', { name: 'Copy the details' }));
  expect(onCopy).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('theme\tpolicy=light\town=dark'));
});

it('says which parts cannot be used', () => {
  show({}, { feeds: ['x'], theme: 7, nonsense: 1 });
  expect(screen.getByText('feeds, item 1: it is no complete invitation.')).toBeTruthy();
  expect(screen.getByText('theme: it is not a text.')).toBeTruthy();
  expect(screen.getByText('nonsense: there is no such key.')).toBeTruthy();
});
