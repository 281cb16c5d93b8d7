import { FileUp } from 'lucide';
import { useId, useState } from 'preact/hooks';
import { Icon } from '../ui/Icon.tsx';
import { useT } from '../ui/i18n.tsx';
import s from './FilePicker.module.css';

interface FilePickerProps {
  onFile: (file: File) => void;
  disabled?: boolean;
}

/** A file input that is also where files may be dropped. */
export function FilePicker({ onFile, disabled = false }: FilePickerProps) {
  const t = useT();
  const id = useId();
  const [isOver, setIsOver] = useState(false);

  const take = (file: File | null | undefined) => {
    if (file && !disabled) onFile(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    take(event.dataTransfer?.files[0]);
  };
  const over = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(!disabled);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the input below is the accessible one
    <div class={s.zone} data-over={isOver} onDragOver={over} onDragLeave={() => setIsOver(false)} onDrop={drop}>
      <Icon icon={FileUp} size={24} class={s.icon} />
      <div class={s.text}>
        <label class={s.label} for={id}>
          {t('transfer.file')}
        </label>
        <input
          id={id}
          class={s.input}
          type="file"
          accept=".csv,.tsv,.txt,.json,text/csv,application/json"
          disabled={disabled}
          aria-describedby={`${id}-kinds`}
          onChange={(event) => {
            take(event.currentTarget.files?.[0]);
            // The same file may be chosen again after it was corrected.
            event.currentTarget.value = '';
          }}
        />
        <p id={`${id}-kinds`} class={s.kinds}>
          {t('transfer.kinds')}
        </p>
      </div>
    </div>
  );
}
