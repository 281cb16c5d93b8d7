import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import s from './Dialog.module.css';
import { LiveRegion } from './LiveRegion.tsx';
import { ScrollRegion } from './ScrollRegion.tsx';

interface DialogProps {
  title: string;
  /** Esc was pressed; not called while `busy`. */
  onCancel: () => void;
  /** Something is being written: Esc does nothing. */
  busy?: boolean;
  size?: 'medium' | 'large';
  /** Buttons, at the lower edge, always in sight. */
  actions: ComponentChildren;
  children: ComponentChildren;
}

/**
 * A native modal dialog that is open as long as it is rendered; focus returns to where it was. It has a live region of
 * its own: one behind it would not be heard.
 */
export function Dialog({ title, onCancel, busy = false, size = 'medium', actions, children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  // Not `useEffect`: Preact 11 cleans that up once the dialog is off the page, and closing it gives back no focus then.
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (dialog && !dialog.open) dialog.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={ref}
      class={s.dialog}
      data-size={size}
      aria-labelledby={titleId}
      aria-busy={busy}
      onCancel={(event) => {
        event.preventDefault();
        if (!busy) onCancel();
      }}
    >
      <LiveRegion>
        <div class={s.frame}>
          <h2 id={titleId} class={s.title}>
            {title}
          </h2>
          <ScrollRegion class={s.body} aria-labelledby={titleId}>
            {children}
          </ScrollRegion>
          <div class={s.actions}>{actions}</div>
        </div>
      </LiveRegion>
    </dialog>
  );
}
