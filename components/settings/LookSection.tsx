import { LANGUAGE_NAMES, LOCALES } from '../../lib/locales.ts';
import { Section } from '../overview/Section.tsx';
import { useT } from '../ui/i18n.tsx';
import { Select } from '../ui/Select.tsx';
import { hintWith } from './ManagedHint.tsx';
import type { SettingsSectionProps } from './PersonSection.tsx';

const LANGUAGES = LOCALES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }));
const THEMES = ['auto', 'light', 'dark'] as const;

/** Language and theme; both apply at once. */
export function LookSection({ settings, management, onSave }: SettingsSectionProps) {
  const t = useT();
  return (
    <Section title={t('settings.look.title')}>
      <Select
        label={t('settings.language')}
        value={settings.language}
        disabled={management.language === 'locked'}
        hint={hintWith(management.language, () => onSave({ language: undefined }))}
        options={[{ value: 'auto', label: t('settings.language.auto') }, ...LANGUAGES]}
        onChange={(value) => onSave({ language: LANGUAGES.find((known) => known.value === value)?.value ?? 'auto' })}
      />
      <Select
        label={t('settings.theme')}
        value={settings.theme}
        disabled={management.theme === 'locked'}
        hint={hintWith(management.theme, () => onSave({ theme: undefined }))}
        options={THEMES.map((theme) => ({ value: theme, label: t(`settings.theme.${theme}`) }))}
        onChange={(value) => onSave({ theme: THEMES.find((theme) => theme === value) ?? 'auto' })}
      />
    </Section>
  );
}
