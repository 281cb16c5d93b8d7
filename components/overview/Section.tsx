import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import s from './Section.module.css';

interface SectionProps {
  title: string;
  /** One or two sentences below the title. */
  text?: ComponentChildren;
  tone?: 'danger';
  /** Its title takes the focus when it appears, because what had it is gone. */
  takesFocus?: boolean;
  children: ComponentChildren;
}

/** A titled block of a page. */
export function Section({ title, text, tone, takesFocus = false, children }: SectionProps) {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [takesFocus]);
  return (
    <section class={s.section} aria-labelledby={id} data-tone={tone}>
      <div class={s.head}>
        <h2 ref={heading} id={id} tabIndex={takesFocus ? -1 : undefined}>
          {title}
        </h2>
        {text && <p class={s.text}>{text}</p>}
      </div>
      {children}
    </section>
  );
}
