import type { ComponentChildren } from 'preact';
import { useTitleFocus } from '../ui/use-title-focus.ts';
import s from './ViewPage.module.css';

interface ViewPageProps {
  title: string;
  lead?: ComponentChildren;
  /** Narrow enough to read where there are forms and text, wide where there are tables. */
  width?: 'text' | 'wide';
  children: ComponentChildren;
}

/** Heading and blocks of one view; the heading takes the focus when the view opens. */
export function ViewPage({ title, lead, width = 'wide', children }: ViewPageProps) {
  const heading = useTitleFocus();
  return (
    <div class={s.page} data-width={width}>
      <div class={s.head}>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {lead && <p class={s.lead}>{lead}</p>}
      </div>
      {children}
    </div>
  );
}
