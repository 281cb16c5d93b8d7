import { History, Pin, Search } from 'lucide';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { TenantId } from '../../lib/directory/types.ts';
import type { LookupResult, LookupRow } from '../../lib/lookup/lookup-row.ts';
import { Icon } from '../ui/Icon.tsx';
import { useT } from '../ui/i18n.tsx';
import s from './LookupBox.module.css';

export type LookupMark = 'pinned' | 'recent';

export interface LookupBoxProps {
  typed: string;
  result: LookupResult;
  isReading: boolean;
  /** The list is there; closed while a customer is shown. */
  isOpen: boolean;
  /** Why a customer comes before its equals. */
  markOf?(tenantId: TenantId): LookupMark | undefined;
  onType(text: string): void;
  onPick(tenantId: TenantId): void;
  /** Goes one step back; false when there is none, and Esc means what it means elsewhere. */
  onBack(): boolean;
}

/** Type to filter, arrows to choose, Enter to pick, Esc to go back: focus never leaves the box. */
export function LookupBox({ typed, result, isReading, isOpen, markOf, onType, onPick, onBack }: LookupBoxProps) {
  const t = useT();
  const id = useId();
  const box = useRef<HTMLInputElement>(null);
  const { rows } = result;
  const [chosen, setChosen] = useState(0);
  const active = Math.min(chosen, rows.length - 1);
  const hasList = isOpen && rows.length > 0;
  useEffect(() => box.current?.focus(), []);

  function press(event: KeyboardEvent) {
    if (event.isComposing) return;
    const action = keyAction(event.key, { active, last: rows.length - 1, hasList });
    if (action === undefined) return;
    const isDone = action === 'back' ? onBack() : true;
    if (isDone) event.preventDefault();
    if (typeof action === 'number') setChosen(action);
    const row = rows[active];
    if (action === 'pick' && row) onPick(row.tenantId);
  }

  return (
    <>
      <div class={s.box}>
        <Icon icon={Search} size={18} class={s.icon} />
        <input
          ref={box}
          type="search"
          autocomplete="off"
          spellcheck={false}
          aria-label={t('popup.find')}
          placeholder={t('popup.placeholder')}
          aria-autocomplete="list"
          aria-controls={`${id}-list`}
          {...(hasList ? { 'aria-activedescendant': `${id}-${active}` } : {})}
          value={typed}
          onInput={(event) => {
            setChosen(0);
            onType(event.currentTarget.value);
          }}
          onKeyDown={press}
        />
      </div>
      {isOpen && <Summary typed={typed} result={result} isReading={isReading} />}
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={t('popup.results')}
        class={s.list}
        hidden={!hasList}
        // Reached by Tab too, so that the arrow keys can scroll it without choosing.
        tabIndex={0}
      >
        {hasList &&
          rows.map((row, n) => (
            <Option
              key={row.tenantId}
              id={`${id}-${n}`}
              row={row}
              mark={markOf?.(row.tenantId)}
              isActive={n === active}
              onPick={onPick}
            />
          ))}
      </div>
    </>
  );
}

type KeyAction = number | 'pick' | 'back' | undefined;

/** A number is the option to go to. */
function keyAction(
  key: string,
  { active, last, hasList }: { active: number; last: number; hasList: boolean },
): KeyAction {
  if (key === 'Escape') return 'back';
  if (!hasList) return undefined;
  if (key === 'ArrowDown') return active === last ? 0 : active + 1;
  if (key === 'ArrowUp') return active === 0 ? last : active - 1;
  return key === 'Enter' ? 'pick' : undefined;
}

interface OptionProps {
  id: string;
  row: LookupRow;
  mark: LookupMark | undefined;
  isActive: boolean;
  onPick(tenantId: TenantId): void;
}

const MARKS = { pinned: Pin, recent: History };

function Option({ id, row, mark, isActive, onPick }: OptionProps) {
  const t = useT();
  const option = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) option.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the box's
    // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the box, which names the active option
    <div
      ref={option}
      id={id}
      role="option"
      aria-selected={isActive}
      class={s.option}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onPick(row.tenantId)}
    >
      <span class={s.name}>{row.companyName}</span>
      {mark && (
        <span class={s.mark}>
          <Icon icon={MARKS[mark]} size={12} />
          {t(`popup.${mark}`)}
        </span>
      )}
      {row.aliases.length > 0 && (
        <span class={s.domain}>{t('care.alsoKnownAs', { names: row.aliases.join(', ') })}</span>
      )}
      {row.domain && <span class={s.domain}>{row.domain}</span>}
    </div>
  );
}

function Summary({ typed, result, isReading }: Pick<LookupBoxProps, 'typed' | 'result' | 'isReading'>) {
  const t = useT();
  const shown = result.rows.length;
  const count = result.matches;
  const text = () => {
    if (isReading && count === 0) return t('popup.reading');
    if (count === 0) return typed ? t('popup.noMatch', { typed }) : '';
    return shown < count ? t('popup.firstOf', { shown, count }) : t('popup.matches', { count });
  };
  return (
    <p class={s.summary} role="status">
      {text()}
    </p>
  );
}
