import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import s from './Field.module.css';
import { descriptionOf, FieldFrame } from './Field.tsx';

export interface SelectOption {
  value: string;
  label: string;
  disabled?: boolean;
}

export interface SelectGroup {
  label: string;
  options: readonly SelectOption[];
}

interface SelectProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  options?: readonly SelectOption[];
  /** Shown below `options`; empty groups are left out. */
  groups?: readonly SelectGroup[];
  hint?: ComponentChildren;
  error?: string | undefined;
  disabled?: boolean;
  required?: boolean;
}

const Option = ({ value, label, disabled }: SelectOption) => (
  <option value={value} disabled={disabled} dir="auto">
    {label}
  </option>
);

/** A native select: role combobox, with all the keyboard and screen reader behaviour that comes with it. */
export function Select({ label, value, onChange, options = [], groups = [], hint, error, ...control }: SelectProps) {
  const id = useId();
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} required={control.required === true}>
      <select
        {...control}
        id={id}
        class={s.input}
        value={value}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={descriptionOf(id, hint, error)}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {options.map((option) => (
          <Option key={option.value} {...option} />
        ))}
        {groups
          .filter((group) => group.options.length > 0)
          .map((group) => (
            <optgroup key={group.label} label={group.label}>
              {group.options.map((option) => (
                <Option key={option.value} {...option} />
              ))}
            </optgroup>
          ))}
      </select>
    </FieldFrame>
  );
}
