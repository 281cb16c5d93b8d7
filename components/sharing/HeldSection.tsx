import type { Translate } from '../../lib/i18n.ts';
import type { HeldView } from '../../lib/session/sharing-held.ts';
import type { Standing } from '../../lib/session/sharing-standing.ts';
import type { NameOf } from '../changes/field-name.ts';
import { Section } from '../overview/Section.tsx';
import { Button } from '../ui/Button.tsx';
import { useT } from '../ui/i18n.tsx';
import { listText } from '../ui/list-text.ts';
import { HeldDialog } from './HeldDialog.tsx';
import s from './sharing.module.css';

type Held = Extract<Standing, { state: 'held' }>['held'];

interface HeldSectionProps {
  held: Held;
  view: HeldView;
  nameOf: NameOf;
  onOpen: () => void;
  onApply: () => void;
  onClose: () => void;
}

/** A change by others that waits to be looked at, and its rows. */
export function HeldSection({ held, view, nameOf, onOpen, onApply, onClose }: HeldSectionProps) {
  const t = useT();
  return (
    <Section title={t('sharing.held.title')} text={t('sharing.held.text')}>
      <p>{heldText(held, t)}</p>
      <div class={s.actions}>
        <Button variant="primary" onClick={onOpen}>
          {t('sharing.held.open')}
        </Button>
      </div>
      {view.state !== 'closed' && (
        <HeldDialog text={heldText(held, t)} view={view} nameOf={nameOf} onApply={onApply} onClose={onClose} />
      )}
    </Section>
  );
}

function heldText({ by, dropped, changed, added, standing }: Held, t: Translate): string {
  const counts = [
    dropped > 0 && t('sharing.held.dropped', { count: dropped }),
    changed > 0 && t('sharing.held.changed', { count: changed }),
    added > 0 && t('sharing.held.added', { count: added }),
  ].filter((part) => typeof part === 'string');
  const names = by.map((name) => name || t('sharing.members.unnamed'));
  return t('sharing.held.counts', {
    names: listText(names, t.locale),
    counts: listText(counts, t.locale),
    count: standing,
  });
}
