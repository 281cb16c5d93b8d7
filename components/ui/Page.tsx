import type { ComponentChildren } from 'preact';
import s from './Page.module.css';
import { useTitleFocus } from './use-title-focus.ts';

interface PageProps {
  title: string;
  lead?: ComponentChildren;
  /** The way back to the list this page came from. */
  back?: { href: string; label: string };
  /** Beside the title. */
  actions?: ComponentChildren;
  /** As high as the window, for a list that scrolls by itself. */
  fill?: boolean;
  children: ComponentChildren;
}

/** Title, actions and content of one view; the title takes the focus when the view opens. */
export function Page({ title, lead, back, actions, fill = false, children }: PageProps) {
  const heading = useTitleFocus();
  return (
    <div class={s.page} data-fill={fill}>
      <header class={s.head}>
        <div class={s.title}>
          {back && (
            <a class={s.back} href={back.href}>
              {back.label}
            </a>
          )}
          <h1 ref={heading} tabIndex={-1}>
            <bdi>{title}</bdi>
          </h1>
          {lead && <div class={s.lead}>{lead}</div>}
        </div>
        {actions && <div class={s.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}
