import { useId, useState } from 'preact/hooks';
import type { Problem } from '../../lib/directory/problem.ts';
import type { TypedField } from '../../lib/session/findings-fix.ts';
import { problemText } from '../directory/problem-text.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { translateKey, useT } from '../ui/i18n.tsx';
import { Notice } from '../ui/Notice.tsx';

interface TypedFixDialogProps {
  title: string;
  field: TypedField;
  initial: string;
  problems: readonly Problem[];
  /** What was typed is what is on record. */
  isUnchanged: boolean;
  onReview: (text: string) => void;
  onCancel: () => void;
}

/** Asks for the one field that a fix needs. */
export function TypedFixDialog(props: TypedFixDialogProps) {
  const { title, field, initial, problems, isUnchanged, onReview, onCancel } = props;
  const t = useT();
  const formId = useId();
  const [text, setText] = useState(initial);
  const isDomains = field === 'domains';
  const elsewhere = problems.find(({ path }) => !path?.startsWith(field))?.path;
  return (
    <Dialog
      title={title}
      onCancel={onCancel}
      actions={
        <>
          <Button writes variant="primary" type="submit" form={formId}>
            {t('customers.review')}
          </Button>
          <Button onClick={onCancel}>{t('common.cancel')}</Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onReview(text);
        }}
      >
        <Field
          label={translateKey(t, `review.field.${field}`)}
          value={text}
          onInput={setText}
          error={
            problemText(problems, field, t) ??
            (elsewhere && t('findings.elsewhere', { field: translateKey(t, `review.field.${elsewhere}`) }))
          }
          spellcheck={false}
          {...(isDomains ? { rows: 3, hint: t('customers.domains.hint') } : {})}
        />
      </form>
      {isUnchanged && <Notice live>{t('customers.unchanged')}</Notice>}
    </Dialog>
  );
}
