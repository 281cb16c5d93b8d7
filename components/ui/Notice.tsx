import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { Icon } from './Icon.tsx';
import { useSpoken } from './LiveRegion.tsx';
import s from './Notice.module.css';

export type NoticeLevel = 'info' | 'success' | 'warning' | 'error';

interface NoticeProps {
  level?: NoticeLevel;
  title?: string;
  children?: ComponentChildren;
  /** Read out at once when it appears. */
  live?: boolean;
}

const ICONS = { info: Info, success: CircleCheck, warning: TriangleAlert, error: CircleAlert };

export function Notice({ level = 'info', title, children, live = false }: NoticeProps) {
  const shown = useRef<HTMLDivElement>(null);
  // An alert is told when it comes; anything else needs a region that was there before.
  const isAlert = live && level === 'error';
  useSpoken(shown, live && !isAlert);
  return (
    <div ref={shown} class={s.notice} data-level={level} role={isAlert ? 'alert' : undefined}>
      <Icon icon={ICONS[level]} class={s.icon} />
      <div class={s.text}>
        {title && <p class={s.title}>{title}</p>}
        {children}
      </div>
    </div>
  );
}
