import { Search } from 'lucide';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { TenantId } from '../../lib/directory/types.ts';
import type { LookupResult } from '../../lib/lookup/lookup-row.ts';
import { Icon } from '../ui/Icon.tsx';
import { useT } from '../ui/i18n.tsx';
import s from './LookupBox.module.css';
import { type LookupMark, LookupOption } from './LookupOption.tsx';
import { optionForKey, readKeyPress } from './option-for-key.ts';

export interface LookupBoxProps {
  typed: string;
  result: LookupResult;
  /** The result is for what is typed: Enter means nobody of an earlier one. */
  isCurrent: boolean;
  isReading: boolean;
  /** The list is there; closed while a customer is shown. */
  isOpen: boolean;
  /** The option chosen by hand; the best one when it is undefined or not in the list. */
  chosen: TenantId | undefined;
  /** Why a customer comes before its equals. */
  markOf?(tenantId: TenantId): LookupMark | undefined;
  onType(text: string): void;
  onChoose(tenantId: TenantId): void;
  onPick(tenantId: TenantId): void;
}

/** Index of the chosen option: it stays the same customer while more are read. */
export const chosenIndex = ({ rows }: LookupResult, chosen: TenantId | undefined): number =>
  Math.max(
    rows.findIndex(({ tenantId }) => tenantId === chosen),
    0,
  );

/** Type to filter, arrows to choose, Enter to pick: focus never leaves the box. */
export function LookupBox({ typed, result, isCurrent, isReading, isOpen, ...list }: LookupBoxProps) {
  const t = useT();
  const id = useId();
  const box = useRef<HTMLInputElement>(null);
  const { rows } = result;
  const active = chosenIndex(result, list.chosen);
  const hasList = isOpen && rows.length > 0;
  // Also when a customer is shown or left: the button that led there may be gone.
  useLayoutEffect(() => box.current?.focus(), [isOpen]);

  function press(event: KeyboardEvent & { currentTarget: HTMLInputElement }) {
    if (event.isComposing || !hasList) return;
    const next = optionForKey(readKeyPress(event, event.currentTarget), { active, last: rows.length - 1 });
    const row = rows[next ?? active];
    if (!row || (next === undefined && event.key !== 'Enter')) return;
    event.preventDefault();
    if (next !== undefined) list.onChoose(row.tenantId);
    else if (isCurrent) list.onPick(row.tenantId);
  }

  return (
    <>
      <div class={s.box}>
        <Icon icon={Search} size={18} class={s.icon} />
        <input
          ref={box}
          type="text"
          role="combobox"
          {...(typed ? { dir: 'auto' } : {})}
          autocomplete="off"
          spellcheck={false}
          aria-label={t('popup.find')}
          placeholder={t('popup.placeholder')}
          aria-autocomplete="list"
          aria-expanded={hasList}
          aria-controls={`${id}-list`}
          {...(hasList ? { 'aria-activedescendant': `${id}-${active}` } : {})}
          value={typed}
          onInput={(event) => list.onType(event.currentTarget.value)}
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
            <LookupOption
              key={row.tenantId}
              id={`${id}-${n}`}
              row={row}
              mark={list.markOf?.(row.tenantId)}
              isActive={n === active}
              onPick={list.onPick}
            />
          ))}
      </div>
    </>
  );
}

function Summary({ typed, result, isReading }: Pick<LookupBoxProps, 'typed' | 'result' | 'isReading'>) {
  const t = useT();
  const shown = result.rows.length;
  const count = result.matches;
  const text = () => {
    if (isReading && (result.isPartial || count === 0)) return t('popup.reading');
    if (count === 0) return typed ? t('popup.noMatch', { typed }) : '';
    return shown < count ? t('popup.firstOf', { shown, count }) : t('popup.matches', { count });
  };
  return (
    <p class={s.summary} role="status">
      {text()}
    </p>
  );
}
