import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { useSpoken } from './LiveRegion.tsx';

/** Something that is read out when it appears or changes. */
export function Spoken({ class: name, children }: { class?: string | undefined; children: ComponentChildren }) {
  const shown = useRef<HTMLDivElement>(null);
  useSpoken(shown);
  return (
    <div ref={shown} class={name}>
      {children}
    </div>
  );
}
