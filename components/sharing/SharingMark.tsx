import type { Standing } from '../../lib/session/sharing-standing.ts';
import { Icon } from '../ui/Icon.tsx';
import { useT } from '../ui/i18n.tsx';
import s from './sharing.module.css';
import { standingText } from './standing-text.ts';

/** In the corner of every view: whether what was changed is shared. Changes of it are read out. */
export function SharingMark({ standing }: { standing: Standing | undefined }) {
  const t = useT();
  const shown = standing && standingText(standing, t);
  return (
    <div role="status">
      {shown && (
        <a class={s.mark} href="#/sharing" data-tone={shown.tone}>
          <Icon icon={shown.icon} size={16} />
          <span>{shown.short}</span>
        </a>
      )}
    </div>
  );
}
