import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide';
import type { ComponentChildren } from 'preact';
import { Icon } from './Icon.tsx';
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
  const role = live ? (level === 'error' ? 'alert' : 'status') : undefined;
  return (
    <div class={s.notice} data-level={level} role={role}>
      <Icon icon={ICONS[level]} class={s.icon} />
      <div class={s.text}>
        {title && <p class={s.title}>{title}</p>}
        {children}
      </div>
    </div>
  );
}
