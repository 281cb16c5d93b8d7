import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import s from './Field.module.css';

interface CheckboxProps {
  label: ComponentChildren;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
  hint?: ComponentChildren;
}

export function Checkbox({ label, checked, onChange, disabled = false, hint }: CheckboxProps) {
  const id = useId();
  const box = (
    <label class={s.check}>
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        aria-describedby={hint ? id : undefined}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>{label}</span>
    </label>
  );
  if (!hint) return box;
  return (
    <div>
      {box}
      <p id={id} class={s.checkHint}>
        {hint}
      </p>
    </div>
  );
}
