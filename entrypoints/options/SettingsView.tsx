import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { SettingsPage } from '../../components/settings/SettingsPage.tsx';
import type { OptionsSession } from '../../lib/session/options-session.ts';
import { createPolicyView } from '../../lib/session/policy-view.ts';
import { eraseAll } from '../../lib/session/setup-erase.ts';
import { changeSettings } from '../../lib/session/setup-settings.ts';
import { readStorageUse, requestPersistence, type StorageUse } from '../../lib/session/setup-storage.ts';
import type { SharingSession } from '../../lib/session/sharing.ts';
import { type Settings, saveSettings } from '../../lib/settings.ts';

interface SettingsViewProps {
  session: OptionsSession;
  sharing: SharingSession;
  settings: Settings;
}

export function SettingsView({ session, sharing, settings }: SettingsViewProps) {
  const use = useSignal<(StorageUse & { refused?: boolean }) | undefined>(undefined);
  const show = (next: StorageUse) => {
    use.value = next;
  };
  useEffect(() => void readStorageUse(navigator.storage).then(show, console.error), []);
  const policy = useMemo(createPolicyView, []);
  useEffect(() => policy.dispose, [policy]);
  const status = sharing.facts.value?.status;
  return (
    <SettingsPage
      settings={settings}
      explanation={policy.explanation.value}
      onCopy={(text) => navigator.clipboard.writeText(text)}
      onSave={(patch) => changeSettings(session.db, patch, saveSettings)}
      version={browser.runtime.getManifest().version}
      use={use.value}
      waiting={status?.sharing ? status.waiting : 0}
      onPersist={() => void requestPersistence(navigator.storage).then(show, console.error)}
      onErase={async () => {
        await eraseAll(session.db);
        location.assign(location.pathname);
      }}
    />
  );
}
