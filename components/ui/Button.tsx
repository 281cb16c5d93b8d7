import type { IconNode } from 'lucide';
import type { ButtonHTMLAttributes } from 'preact';
import s from './Button.module.css';
import { Icon } from './Icon.tsx';

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'icon' | 'class'> {
  variant?: 'primary' | 'secondary' | 'subtle' | 'danger';
  icon?: IconNode;
  /** Shows the icon alone; the label stays the accessible name. */
  iconOnly?: boolean;
  children: string;
}

export function Button({ variant = 'secondary', icon, iconOnly = false, children, ...rest }: ButtonProps) {
  const name = iconOnly ? { 'aria-label': children, title: children } : {};
  return (
    <button type="button" class={s.button} data-variant={variant} data-icon-only={iconOnly} {...name} {...rest}>
      {icon && <Icon icon={icon} size={16} />}
      {!iconOnly && <span>{children}</span>}
    </button>
  );
}
