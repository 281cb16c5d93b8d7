import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import s from './Section.module.css';

interface SectionProps {
  title: string;
  /** One or two sentences below the title. */
  text?: ComponentChildren;
  tone?: 'danger';
  children: ComponentChildren;
}

/** A titled block of a page. */
export function Section({ title, text, tone, children }: SectionProps) {
  const id = useId();
  return (
    <section class={s.section} aria-labelledby={id} data-tone={tone}>
      <div class={s.head}>
        <h2 id={id}>{title}</h2>
        {text && <p class={s.text}>{text}</p>}
      </div>
      {children}
    </section>
  );
}
