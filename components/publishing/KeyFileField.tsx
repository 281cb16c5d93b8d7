import { useId } from 'preact/hooks';
import fieldStyle from '../ui/Field.module.css';
import { descriptionOf, FieldFrame } from '../ui/Field.tsx';

interface KeyFileFieldProps {
  label: string;
  hint?: string;
  error?: string | undefined;
  /** The file's content; empty when none is chosen. */
  onFile: (content: string) => void;
}

/** A file of text that holds keys, or asks for them. */
export function KeyFileField({ label, hint, error, onFile }: KeyFileFieldProps) {
  const id = useId();
  async function take(file: File | undefined) {
    onFile(file ? await file.text() : '');
  }
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      <input
        id={id}
        class={fieldStyle.input}
        type="file"
        accept=".txt,text/plain"
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={descriptionOf(id, hint, error)}
        onChange={(event) => void take(event.currentTarget.files?.[0])}
      />
    </FieldFrame>
  );
}
