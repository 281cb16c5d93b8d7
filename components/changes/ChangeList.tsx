import { useMemo } from 'preact/hooks';
import type { FieldChange } from '../../lib/log/types.ts';
import { useT } from '../ui/i18n.tsx';
import { ScrollRegion } from '../ui/ScrollRegion.tsx';
import s from './ChangeList.module.css';
import { namesInChanges } from './change-groups.ts';
import { ReviewChanges } from './ReviewChanges.tsx';

interface ChangeListProps {
  /** Accessible name of the scrolling region. */
  label: string;
  changes: readonly FieldChange[];
  /** Names by tenant or subscription id. */
  names: ReadonlyMap<string, string>;
  /** How many more there are than `changes`. */
  hidden?: string | undefined;
}

/** Before → after of many fields, in a region of limited height. */
export function ChangeList({ label, changes, names, hidden }: ChangeListProps) {
  const brought = useMemo(() => namesInChanges(changes), [changes]);
  const t = useT();
  if (changes.length === 0) return <p class={s.muted}>{t('changes.nothing')}</p>;
  return (
    <>
      <ScrollRegion class={s.list} aria-label={label}>
        <ReviewChanges changes={changes} nameOf={(id) => names.get(id) ?? brought.get(id)} />
      </ScrollRegion>
      {hidden && <p class={s.muted}>{hidden}</p>}
    </>
  );
}
