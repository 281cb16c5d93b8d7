import { Eye, EyeOff } from 'lucide';
import type { TargetedEvent } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { EntryProblem } from '../../lib/session/sharing-entry.ts';
import { Button } from '../ui/Button.tsx';
import field from '../ui/Field.module.css';
import { descriptionOf, FieldFrame } from '../ui/Field.tsx';
import { useT } from '../ui/i18n.tsx';
import { Notice } from '../ui/Notice.tsx';
import { entryProblemText } from './problem-text.ts';
import s from './sharing.module.css';

interface AddressFormProps {
  label: string;
  action: string;
  problem?: EntryProblem | undefined;
  busy?: boolean;
  /** Called in the click itself, with what was pasted. */
  onSubmit: (text: string) => void;
}

/**
 * One field for a store's address. It holds a token, so it is shown on demand only and kept out of the browser's memory
 * of forms.
 */
export function AddressForm({ label, action, problem, busy = false, onSubmit }: AddressFormProps) {
  const t = useT();
  const id = useId();
  const [text, setText] = useState('');
  const [isShown, setShown] = useState(false);
  const isAddress = problem?.kind === 'address';
  const error = isAddress && problem ? entryProblemText(problem, t).text : undefined;
  const hint = t('sharing.address.hint');
  const attributes = {
    id,
    class: field.input,
    value: text,
    required: true,
    autocomplete: 'off',
    spellcheck: false,
    dir: 'ltr' as const,
    'aria-invalid': error ? ('true' as const) : undefined,
    'aria-describedby': descriptionOf(id, hint, error),
    onInput: (event: TargetedEvent<HTMLInputElement>) => setText(event.currentTarget.value),
  };
  return (
    <form
      class={s.form}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(text);
      }}
    >
      <FieldFrame id={id} label={label} hint={hint} error={error}>
        <div class={s.secret}>
          {isShown ? <input {...attributes} type="text" /> : <input {...attributes} type="password" />}
          <Button icon={isShown ? EyeOff : Eye} iconOnly aria-pressed={isShown} onClick={() => setShown(!isShown)}>
            {t('sharing.address.show')}
          </Button>
        </div>
      </FieldFrame>
      {problem && !isAddress && <EntryProblemNotice problem={problem} />}
      <div class={s.actions}>
        <Button type="submit" variant="primary" disabled={busy}>
          {action}
        </Button>
      </div>
    </form>
  );
}

function EntryProblemNotice({ problem }: { problem: EntryProblem }) {
  const t = useT();
  const { title, text } = entryProblemText(problem, t);
  const isPassing = problem.kind === 'store' && problem.problem.state === 'waiting';
  return (
    <Notice level={isPassing ? 'warning' : 'error'} live title={title}>
      <p>{text}</p>
    </Notice>
  );
}
