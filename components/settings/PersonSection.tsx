import { useState } from 'preact/hooks';
import type { SettingsPatch } from '../../lib/own-settings.ts';
import type { Management } from '../../lib/policy/explain-policy.ts';
import type { Settings } from '../../lib/settings.ts';
import { Section } from '../overview/Section.tsx';
import { Field } from '../ui/Field.tsx';
import { useT } from '../ui/i18n.tsx';
import { Select } from '../ui/Select.tsx';
import { hintWith, ManagedHint } from './ManagedHint.tsx';

export interface SettingsSectionProps {
  settings: Settings;
  /** What of it an administrator set. */
  management: Management;
  onSave: (patch: SettingsPatch) => void;
}

const ROLES = ['partner', 'helpdesk', 'customer'] as const;

/** Who uses this browser, and the name that stands beside the changes made here. */
export function PersonSection({ settings, management, onSave }: SettingsSectionProps) {
  const t = useT();
  return (
    <Section title={t('settings.you.title')}>
      <Select
        label={t('settings.role')}
        value={settings.role ?? ''}
        options={ROLES.map((role) => ({ value: role, label: t(`settings.role.${role}`) }))}
        disabled={management.role === 'locked'}
        hint={hintWith(
          management.role,
          () => onSave({ role: undefined }),
          settings.role && t(`settings.role.${settings.role}.help`),
        )}
        onChange={(value) => {
          const role = ROLES.find((known) => known === value);
          if (role) onSave({ role });
        }}
      />
      {settings.role === 'customer' && settings.ownTenantId && (
        <p>
          {t('settings.ownTenant')} <code>{settings.ownTenantId}</code>
          {management.ownTenantId && (
            <ManagedHint managed={management.ownTenantId} onReset={() => onSave({ ownTenantId: undefined })} />
          )}
        </p>
      )}
      {settings.role !== 'customer' && <AuthorName settings={settings} onSave={onSave} />}
    </Section>
  );
}

/** Saved when the field is left, not at every letter: each save is read back. */
function AuthorName({ settings, onSave }: Omit<SettingsSectionProps, 'management'>) {
  const t = useT();
  const [draft, setDraft] = useState(settings.authorName);
  const save = () => {
    const authorName = draft.trim();
    if (authorName !== settings.authorName) onSave({ authorName });
  };
  return (
    <form
      onFocusOut={save}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Field
        label={t('settings.author')}
        value={draft}
        onInput={setDraft}
        hint={t('settings.author.help')}
        autocomplete="name"
      />
    </form>
  );
}
