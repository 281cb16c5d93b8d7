import type { SettledConflict } from '../../lib/session/history-changes.ts';
import { useT } from '../ui/i18n.tsx';
import { fieldName } from './field-name.ts';
import s from './SettledList.module.css';

interface SettledListProps {
  settled: readonly SettledConflict[];
  /** Names by tenant or subscription id. */
  names: ReadonlyMap<string, string>;
}

/** Conflicts that a commit settled or took up again. */
export function SettledList({ settled, names }: SettledListProps) {
  const t = useT();
  if (settled.length === 0) return null;
  return (
    <ul class={s.list}>
      {settled.map(({ doc, path = '', isOpen }) => {
        const id = doc.split('/')[1] ?? doc;
        const name = doc === 'workspace' ? t('review.workspace') : (names.get(id) ?? id);
        const field = path && fieldName(path, t, (one) => names.get(one));
        const about = field ? t('review.field.of', { owner: name, field }) : name;
        return <li key={`${doc} ${path}`}>{t(isOpen ? 'changes.reopened' : 'changes.settled', { about })}</li>;
      })}
    </ul>
  );
}
