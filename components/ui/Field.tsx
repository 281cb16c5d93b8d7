import type { ComponentChildren, TargetedEvent } from 'preact';
import { useId } from 'preact/hooks';
import s from './Field.module.css';

interface FieldFrameProps {
  id: string;
  label: string;
  hint?: ComponentChildren;
  error?: string | undefined;
  required?: boolean;
  children: ComponentChildren;
}

/** Label, hint and error around any control; the control refers to them by `descriptionOf(id, …)`. */
export function FieldFrame({ id, label, hint, error, required = false, children }: FieldFrameProps) {
  return (
    <div class={s.field}>
      <label class={s.label} for={id} data-required={required}>
        {label}
      </label>
      {children}
      {hint && (
        <p id={`${id}-hint`} class={s.hint}>
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} class={s.error} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}

/** Value for `aria-describedby` of a control inside a `FieldFrame`. */
export function descriptionOf(id: string, hint: unknown, error: unknown): string | undefined {
  const ids = [error ? `${id}-error` : '', hint ? `${id}-hint` : ''].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}

type TextType = 'text' | 'search' | 'email' | 'tel' | 'url';

export interface FieldProps {
  label: string;
  value: string;
  onInput: (value: string) => void;
  hint?: ComponentChildren;
  error?: string | undefined;
  type?: TextType | 'number' | 'date' | 'password';
  /** More than one: a text area of that many lines. */
  rows?: number;
  /** Id of a datalist with suggestions. */
  list?: string;
  required?: boolean;
  disabled?: boolean;
  placeholder?: string;
  autocomplete?: string;
  spellcheck?: boolean;
}

interface InputProps extends Record<string, unknown> {
  type: TextType | 'number' | 'date' | 'password';
  list: string | undefined;
}

/** What is typed decides, and before that the page. An address runs from left to right before its first letter is there. */
function directionOf(type: FieldProps['type'], value: string): 'ltr' | 'auto' | undefined {
  if (type === 'email' || type === 'url') return 'ltr';
  return value ? 'auto' : undefined;
}

function Input({ type, list, ...attributes }: InputProps) {
  if (type === 'number') return <input {...attributes} type="number" list={list} />;
  if (type === 'password') return <input {...attributes} type="password" />;
  if (type === 'date') return <input {...attributes} type="date" list={list} />;
  return <input {...attributes} type={type} list={list} />;
}

export function Field({ label, value, onInput, hint, error, type = 'text', rows = 1, list, ...control }: FieldProps) {
  const id = useId();
  const attributes = {
    ...control,
    id,
    value,
    dir: directionOf(type, value),
    class: s.input,
    'aria-invalid': error ? ('true' as const) : undefined,
    'aria-describedby': descriptionOf(id, hint, error),
    onInput: (event: TargetedEvent<HTMLInputElement | HTMLTextAreaElement>) => onInput(event.currentTarget.value),
  };
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} required={control.required === true}>
      {rows > 1 ? <textarea {...attributes} rows={rows} /> : <Input {...attributes} type={type} list={list} />}
    </FieldFrame>
  );
}
