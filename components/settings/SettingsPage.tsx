import { useState } from 'preact/hooks';
import type { SettingsPatch } from '../../lib/own-settings.ts';
import type { Settings } from '../../lib/settings.ts';
import { Section } from '../overview/Section.tsx';
import { ViewPage } from '../overview/ViewPage.tsx';
import { useT } from '../ui/i18n.tsx';
import { Notice } from '../ui/Notice.tsx';
import { CardSection } from './CardSection.tsx';
import { EraseSection, type EraseSectionProps } from './EraseSection.tsx';
import { LookSection } from './LookSection.tsx';
import { PersonSection } from './PersonSection.tsx';
import { PolicySection, type PolicySectionProps } from './PolicySection.tsx';
import { StorageSection, type StorageSectionProps } from './StorageSection.tsx';
import s from './settings.module.css';

interface SettingsPageProps extends EraseSectionProps, StorageSectionProps, PolicySectionProps {
  settings: Settings;
  /** Rejects when the setting did not read back. */
  onSave: (patch: SettingsPatch) => Promise<unknown>;
  version: string;
}

/** `saves` tells one save from the next, so that each is announced. */
type Saving = { state: 'idle' } | { state: 'saved'; saves: number } | { state: 'failed'; reason: string };

/** Every setting applies and is saved as soon as it is changed; one line tells that it was. */
export function SettingsPage({ settings, onSave, version, use, waiting, ...more }: SettingsPageProps) {
  const { explanation, onPersist, onErase, onCopy } = more;
  const t = useT();
  const management = explanation?.management ?? {};
  const [saving, setSaving] = useState<Saving>({ state: 'idle' });
  const save = (patch: SettingsPatch) => {
    onSave(patch).then(
      () => setSaving((last) => ({ state: 'saved', saves: last.state === 'saved' ? last.saves + 1 : 1 })),
      (reason) => setSaving({ state: 'failed', reason: reason instanceof Error ? reason.message : String(reason) }),
    );
  };
  return (
    <ViewPage title={t('settings.title')} width="text">
      <div class={s.status} role="status">
        {saving.state === 'saved' && (
          <p key={saving.saves} class={s.saved}>
            {t('settings.saved')}
          </p>
        )}
      </div>
      {saving.state === 'failed' && (
        <Notice level="error" live>
          {t('settings.saveFailed', { reason: saving.reason })}
        </Notice>
      )}
      <PersonSection settings={settings} management={management} onSave={save} />
      <LookSection settings={settings} management={management} onSave={save} />
      <CardSection settings={settings} management={management} onSave={save} />
      <PolicySection explanation={explanation} onCopy={onCopy} />
      <StorageSection use={use} onPersist={onPersist} />
      <Section title={t('settings.about.title')}>
        <p>{t('settings.about.version', { version })}</p>
        <p class={s.muted}>{t('settings.about.text')}</p>
        <p>
          <a href="#/settings/diagnostics">{t('diagnostics.link')}</a>
        </p>
      </Section>
      <EraseSection waiting={waiting} onErase={onErase} />
    </ViewPage>
  );
}
