import { useState } from 'preact/hooks';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { useT } from '../ui/i18n.tsx';
import { Select } from '../ui/Select.tsx';
import s from './SettleBar.module.css';

interface SettleBarProps {
  total: number;
  selected: number;
  onSelectAll: (isSelected: boolean) => void;
  /** Names of the members who take part. */
  members: readonly string[];
  /** `standing`, `lost` or `member:{name}`. */
  onSettle: (keep: string) => void;
}

/** Decides on many conflicts at once. */
export function SettleBar({ total, selected, onSelectAll, members, onSettle }: SettleBarProps) {
  const t = useT();
  const [keep, setKeep] = useState('standing');
  const known = members.includes(keep.slice('member:'.length)) || !keep.startsWith('member:');
  return (
    <form
      class={s.bar}
      aria-label={t('conflicts.many')}
      onSubmit={(event) => {
        event.preventDefault();
        onSettle(known ? keep : 'standing');
      }}
    >
      <div class={s.selection}>
        <Checkbox
          label={t('conflicts.selectAll', { count: total })}
          checked={selected === total}
          onChange={onSelectAll}
        />
        <p class={s.count} role="status">
          {t('conflicts.selected', { count: selected })}
        </p>
      </div>
      <Select
        label={t('conflicts.keep')}
        value={known ? keep : 'standing'}
        options={[
          { value: 'standing', label: t('conflicts.keep.allStanding') },
          { value: 'lost', label: t('conflicts.keep.allLost') },
          ...members.map((name) => ({ value: `member:${name}`, label: t('conflicts.keep.allOf', { name }) })),
        ]}
        onChange={setKeep}
      />
      <Button writes type="submit" disabled={selected === 0}>
        {t('conflicts.review')}
      </Button>
    </form>
  );
}
