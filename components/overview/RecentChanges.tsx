import { isPending } from '../../lib/log/pending.ts';
import type { CommitHeader } from '../changes/commit-header.ts';
import { When } from '../changes/When.tsx';
import { useT } from '../ui/i18n.tsx';
import s from './RecentChanges.module.css';

interface RecentChangesProps {
  headers: readonly CommitHeader[];
}

export function RecentChanges({ headers }: RecentChangesProps) {
  const t = useT();
  if (headers.length === 0) return <p class={s.none}>{t('overview.recent.none')}</p>;
  return (
    <ul class={s.list}>
      {headers.map(({ position, source, by, docs, at }) => (
        <li key={position} class={s.item}>
          <span class={s.what}>
            {t('changes.entry', { source: t(`changes.source.${source}`), by: by || t('changes.someone') })}
          </span>
          <span class={s.meta}>
            {docs > 0 ? t('changes.docs', { count: docs }) : t('changes.noDocs')} · <When at={at} />
            {isPending(position) && ` · ${t('changes.waiting')}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
