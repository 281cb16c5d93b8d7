import type { FaultDetails } from '../../lib/partner-center/partner-center-fault.ts';
import { useT } from '../ui/i18n.tsx';
import { Notice, type NoticeLevel } from '../ui/Notice.tsx';
import { faultOrigin, faultText } from './fault-text.ts';
import s from './partner-center.module.css';

interface FaultNoticeProps {
  title: string;
  fault: FaultDetails;
  /** What became of what was under way. */
  text?: string;
  level?: NoticeLevel;
}

/** A fault of Partner Center's in plain words, with what it said itself. */
export function FaultNotice({ title, fault, text, level = 'error' }: FaultNoticeProps) {
  const t = useT();
  const origin = faultOrigin(t, fault);
  return (
    <Notice level={level} live title={title}>
      <p>{faultText(t, fault)}</p>
      {text && <p>{text}</p>}
      {origin && (
        <p class={s.origin}>
          <bdi>{origin}</bdi>
        </p>
      )}
    </Notice>
  );
}
