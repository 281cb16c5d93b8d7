import s from './Badge.module.css';

export type BadgeTone = 'neutral' | 'brand' | 'success' | 'warning' | 'danger';

interface BadgeProps {
  tone?: BadgeTone;
  children: string;
}

export function Badge({ tone = 'neutral', children }: BadgeProps) {
  return (
    <span class={s.badge} data-tone={tone} title={children}>
      {children}
    </span>
  );
}
