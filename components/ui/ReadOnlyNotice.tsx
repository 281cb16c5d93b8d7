import type { ReadOnlyReason } from '../../lib/session/read-only.ts';
import { useT } from './i18n.tsx';
import { Notice } from './Notice.tsx';
import s from './ReadOnlyNotice.module.css';

interface ReadOnlyNoticeProps {
  id: string;
  reason: ReadOnlyReason;
}

/** Why everything that writes is disabled. */
export function ReadOnlyNotice({ id, reason }: ReadOnlyNoticeProps) {
  const t = useT();
  return (
    <div id={id} class={s.notice}>
      <Notice level="info" title={t('common.readOnly.title')}>
        <p>{t(`common.readOnly.${reason}`)}</p>
      </Notice>
    </div>
  );
}
