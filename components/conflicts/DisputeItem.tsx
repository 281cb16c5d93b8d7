import { useId } from 'preact/hooks';
import type { DisputeView, LostSide, Side } from '../../lib/session/conflict-sides.ts';
import { fieldName, type NameOf } from '../changes/field-name.ts';
import { fieldValue } from '../changes/field-value.ts';
import { When } from '../changes/When.tsx';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { useT } from '../ui/i18n.tsx';
import { keepLabel, memberName } from './conflict-words.ts';
import s from './DisputeItem.module.css';

interface DisputeItemProps {
  view: DisputeView;
  nameOf: NameOf;
  isSelected: boolean;
  onSelect: (isSelected: boolean) => void;
  /** What stands, or the conflict whose lost value is chosen. */
  onKeep: (keep: 'standing' | LostSide['conflict']) => void;
  /** Where the field is edited; absent when it is nowhere. */
  editHref?: string | undefined;
}

/** One field that members wrote differently, or a record that one removed and another edited. */
export function DisputeItem({ view, nameOf, isSelected, onSelect, onKeep, editHref }: DisputeItemProps) {
  const t = useT();
  const id = useId();
  const { path } = view.dispute;
  const title = path === undefined ? t('conflicts.whole') : fieldName(path, t, nameOf);
  return (
    <li class={s.item} aria-labelledby={id}>
      <div class={s.head}>
        <Checkbox
          label={
            <span id={id} class={s.title}>
              <bdi>{title}</bdi>
            </span>
          }
          checked={isSelected}
          onChange={onSelect}
        />
        {editHref && view.state === 'field' && (
          <a href={editHref} aria-describedby={id}>
            {t('conflicts.edit')}
          </a>
        )}
      </div>
      <Sides view={view} titleId={id} nameOf={nameOf} onKeep={onKeep} />
    </li>
  );
}

interface SidesProps extends Pick<DisputeItemProps, 'view' | 'nameOf' | 'onKeep'> {
  titleId: string;
}

function Sides({ view, titleId, nameOf, onKeep }: SidesProps) {
  const t = useT();
  const { dispute, state, standing, lost } = view;
  const [first] = lost;
  if (state === 'gone' || !standing || !first)
    return (
      <div class={s.decision}>
        <p>{t('conflicts.gone')}</p>
        <Button writes aria-describedby={titleId} onClick={() => onKeep('standing')}>
          {t('conflicts.dismiss')}
        </Button>
      </div>
    );
  if (state === 'document') return <Whole view={view} standing={standing} lost={first} {...{ titleId, onKeep }} />;
  const sides = [standing, ...lost];
  const earlier = dispute.conflicts.length - lost.length;
  const side = (one: Side, isStanding: boolean, keep: 'standing' | LostSide['conflict']) => (
    <FieldSide
      side={one}
      label={t(isStanding ? 'conflicts.standing' : 'conflicts.lost')}
      value={valueText(dispute.path ?? '', one)}
      keep={keepLabel(
        one,
        isStanding,
        sides.filter((other) => other !== one),
        t,
      )}
      isStanding={isStanding}
      titleId={titleId}
      onKeep={() => onKeep(keep)}
    />
  );
  function valueText(path: string, { value }: Side): string {
    const isEntry = ENTRY.test(path);
    return value === undefined && isEntry ? t('conflicts.removed') : fieldValue(path, value, t, nameOf);
  }
  return (
    <div class={s.sides}>
      {side(standing, true, 'standing')}
      {lost.toReversed().map((one) => side(one, false, one.conflict))}
      {earlier > 0 && <p class={s.label}>{t('conflicts.earlier', { count: earlier })}</p>}
    </div>
  );
}

/** An entry of a list as a whole. */
const ENTRY = /^(subscriptions|delegatedAdmin)\.[^.]+$/;

interface FieldSideProps {
  side: Side;
  label: string;
  value: string;
  keep: string;
  isStanding: boolean;
  titleId: string;
  onKeep: () => void;
}

function FieldSide({ side, label, value, keep, isStanding, titleId, onKeep }: FieldSideProps) {
  const id = useId();
  return (
    <div class={s.side} data-standing={isStanding}>
      <p class={s.label}>{label}</p>
      <p id={id} class={s.value}>
        <bdi>{value}</bdi>
      </p>
      <Authorship side={side} />
      <div class={s.action}>
        <Button writes aria-describedby={`${titleId} ${id}`} onClick={onKeep}>
          {keep}
        </Button>
      </div>
    </div>
  );
}

function Authorship({ side }: { side: Side }) {
  const t = useT();
  const name = memberName(side, t);
  return (
    <p class={s.author}>
      <bdi>{side.isOwn ? t('conflicts.you', { name }) : name}</bdi>
      {side.at && (
        <>
          {' · '}
          <When at={side.at} />
        </>
      )}
    </p>
  );
}

interface WholeProps extends Pick<SidesProps, 'view' | 'titleId' | 'onKeep'> {
  standing: Side;
  lost: LostSide;
}

function Whole({ view: { dispute }, standing, lost, titleId, onKeep }: WholeProps) {
  const t = useT();
  const remover = memberName(lost, t);
  const editor = memberName(standing, t);
  const kind = dispute.doc.startsWith('partner/') ? 'partner' : 'customer';
  return (
    <div class={s.decision}>
      <p>{t(`conflicts.whole.${kind}`, { remover, editor })}</p>
      <Authorship side={lost} />
      <div class={s.buttons}>
        <Button writes aria-describedby={titleId} onClick={() => onKeep('standing')}>
          {t('conflicts.whole.keep')}
        </Button>
        <Button writes variant="danger" aria-describedby={titleId} onClick={() => onKeep(lost.conflict)}>
          {t('conflicts.whole.remove')}
        </Button>
      </div>
    </div>
  );
}
