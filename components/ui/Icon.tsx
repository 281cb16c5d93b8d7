import type { IconNode } from 'lucide';
import { createElement } from 'preact';

interface IconProps {
  /** An icon of the `lucide` package. */
  icon: IconNode;
  /** CSS pixels. */
  size?: number;
  class?: string | undefined;
  /** Points the way one reads, and so the other way where one reads from right to left. */
  mirrors?: boolean;
}

/** Decoration only: what it stands for is said in text beside it or in the control's accessible name. */
export function Icon({ icon, size = 20, class: className, mirrors }: IconProps) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.75"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
      class={className}
      data-mirrors={mirrors}
    >
      {icon.map(([tag, attributes]) => createElement(tag, { key: JSON.stringify(attributes), ...attributes }))}
    </svg>
  );
}
