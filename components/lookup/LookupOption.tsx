import { History, Pin } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { TenantId } from '../../lib/directory/types.ts';
import type { Hit, HitField, LookupRow } from '../../lib/lookup/lookup-row.ts';
import { Icon } from '../ui/Icon.tsx';
import { useT } from '../ui/i18n.tsx';
import { listParts } from '../ui/list-text.ts';
import s from './LookupOption.module.css';
import { Marked } from './Marked.tsx';

export type LookupMark = 'pinned' | 'recent';

interface LookupOptionProps {
  id: string;
  row: LookupRow;
  mark: LookupMark | undefined;
  isActive: boolean;
  onPick(tenantId: TenantId): void;
}

const MARKS = { pinned: Pin, recent: History };

/** One customer of the list, and why it is there. */
export function LookupOption({ id, row, mark, isActive, onPick }: LookupOptionProps) {
  const t = useT();
  const option = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) option.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  const hitOf = (field: HitField) => row.hits.find((hit) => hit.field === field);
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
      <span class={s.name} dir="auto">
        <Marked text={row.companyName} hit={hitOf('name')} />
      </span>
      {mark && (
        <span class={s.mark}>
          <Icon icon={MARKS[mark]} size={12} />
          {t(`popup.${mark}`)}
        </span>
      )}
      {row.aliases.length > 0 && <Aliases aliases={row.aliases} hit={hitOf('alias')} />}
      {row.domain && (
        <span class={s.fact} dir="ltr">
          <Marked text={row.domain} hit={hitOf('domain')} />
        </span>
      )}
      <Reasons row={row} />
    </div>
  );
}

function Aliases({ aliases, hit }: { aliases: readonly string[]; hit: Hit | undefined }) {
  const { locale } = useT();
  const names = listParts(aliases, locale).map(({ type, value }) =>
    type === 'element' ? (
      <bdi key={value}>
        <Marked text={value} hit={hit} />
      </bdi>
    ) : (
      value
    ),
  );
  return <Fact message="care.alsoKnownAs" name="names" value={names} />;
}

/** What matched and is not on the row already. */
function Reasons({ row }: { row: LookupRow }) {
  return row.hits.map((hit) => {
    const { field, text } = hit;
    if (field === 'name' || field === 'alias' || text === row.domain) return null;
    return <Fact key={field} message={`popup.why.${field}`} name="text" value={<Marked text={text} hit={hit} />} />;
  });
}

type FactMessage = 'care.alsoKnownAs' | `popup.why.${Exclude<HitField, 'name' | 'alias'>}`;

interface FactProps {
  message: FactMessage;
  /** The placeholder that `value` stands for. */
  name: string;
  value: ComponentChildren;
}

/** No message and no name holds it: control characters are refused at the border. */
const GAP = '\u0000';

/** A message around something that is more than text. */
function Fact({ message, name, value }: FactProps) {
  const t = useT();
  const [before, after] = t(message, { [name]: GAP }).split(GAP);
  return (
    <span class={s.fact}>
      {before}
      {value}
      {after}
    </span>
  );
}
