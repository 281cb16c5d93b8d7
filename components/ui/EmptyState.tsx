import type { IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import s from './EmptyState.module.css';
import { Icon } from './Icon.tsx';

interface EmptyStateProps {
  icon: IconNode;
  title: string;
  text?: string;
  /** What can be done about it. */
  children?: ComponentChildren;
}

export function EmptyState({ icon, title, text, children }: EmptyStateProps) {
  return (
    <div class={s.empty}>
      <Icon icon={icon} size={40} class={s.icon} />
      <h2>{title}</h2>
      {text && <p class={s.text}>{text}</p>}
      {children && <div class={s.actions}>{children}</div>}
    </div>
  );
}
