import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { storage } from 'wxt/utils/storage';
import { SettingsPage } from '../../components/settings/SettingsPage.tsx';
import type { OptionsSession } from '../../lib/session/options-session.ts';
import { eraseDirectory } from '../../lib/session/setup-erase.ts';
import { changeSettings } from '../../lib/session/setup-settings.ts';
import { readStorageUse, requestPersistence, type StorageUse } from '../../lib/session/setup-storage.ts';
import { type Settings, saveSettings } from '../../lib/settings.ts';

export function SettingsView({ session, settings }: { session: OptionsSession; settings: Settings }) {
  const use = useSignal<(StorageUse & { refused?: boolean }) | undefined>(undefined);
  const show = (next: StorageUse) => {
    use.value = next;
  };
  useEffect(() => void readStorageUse(navigator.storage).then(show, console.error), []);
  return (
    <SettingsPage
      settings={settings}
      onSave={(patch) => changeSettings(session.db, patch, saveSettings)}
      version={browser.runtime.getManifest().version}
      use={use.value}
      onPersist={() => void requestPersistence(navigator.storage).then(show, console.error)}
      onErase={async () => {
        await eraseDirectory(session.db);
        await storage.clear('local');
        location.assign(location.pathname);
      }}
    />
  );
}
