import type { StorageUse } from '../../lib/session/setup-storage.ts';
import { Section } from '../overview/Section.tsx';
import { Button } from '../ui/Button.tsx';
import { useT } from '../ui/i18n.tsx';
import { Notice } from '../ui/Notice.tsx';
import { formatBytes } from './format-bytes.ts';
import s from './settings.module.css';

export interface StorageSectionProps {
  /** Absent until the browser has answered. */
  use?: (StorageUse & { refused?: boolean }) | undefined;
  onPersist: () => void;
}

/** How much is stored, and whether the browser may throw it away. */
export function StorageSection({ use, onPersist }: StorageSectionProps) {
  const t = useT();
  return (
    <Section title={t('settings.storage.title')} text={t('settings.storage.text')}>
      {use && (
        <>
          <Used {...use} />
          <p>{t(use.persistent ? 'settings.storage.persistent' : 'settings.storage.evictable')}</p>
          {use.refused && (
            <Notice level="warning" live>
              {t('settings.storage.refused')}
            </Notice>
          )}
        </>
      )}
      <div class={s.actions}>
        {use && !use.persistent && <Button onClick={onPersist}>{t('settings.storage.keep')}</Button>}
        <a href="#/import-export">{t('settings.storage.backup')}</a>
      </div>
    </Section>
  );
}

function Used({ used, quota }: StorageUse) {
  const t = useT();
  if (used === undefined || quota === undefined) return <p>{t('settings.storage.unknown')}</p>;
  const show = (bytes: number) => formatBytes(bytes, t.locale);
  return <p>{t('settings.storage.used', { used: show(used), quota: show(quota) })}</p>;
}
