import type { IconNode } from 'lucide';
import type { ButtonHTMLAttributes } from 'preact';
import s from './Button.module.css';
import { Icon } from './Icon.tsx';
import { useWriteGate } from './write-gate.ts';

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'icon' | 'class'> {
  variant?: 'primary' | 'secondary' | 'subtle' | 'danger';
  icon?: IconNode;
  /** Shows the icon alone; the label stays the accessible name. */
  iconOnly?: boolean;
  /** The icon points the way one reads. */
  mirrorsIcon?: boolean;
  /** Changes the directory, or leads to that: disabled, with the reason, where nothing may be written. */
  writes?: boolean;
  children: string;
}

export function Button(props: ButtonProps) {
  const { variant = 'secondary', icon, iconOnly = false, mirrorsIcon, writes = false, children, ...rest } = props;
  const name = iconOnly ? { 'aria-label': children, title: children } : {};
  const reason = useWriteGate();
  const gate = writes && reason ? { disabled: true, 'aria-describedby': reason } : {};
  return (
    <button
      type="button"
      class={s.button}
      data-variant={variant}
      data-icon-only={iconOnly}
      {...name}
      {...rest}
      {...gate}
    >
      {icon && <Icon icon={icon} size={16} {...(mirrorsIcon ? { mirrors: true } : {})} />}
      {!iconOnly && <span>{children}</span>}
    </button>
  );
}
