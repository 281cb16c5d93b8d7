import { useState } from 'preact/hooks';
import type { CompanyDraft, CompanyField, CompanyProblems } from '../../lib/session/setup-company.ts';
import { Section } from '../overview/Section.tsx';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { translateKey, useT } from '../ui/i18n.tsx';
import { Select } from '../ui/Select.tsx';
import s from './OwnCompanyForm.module.css';

interface OwnCompanyFormProps {
  /** What the form begins with. */
  initial: CompanyDraft;
  authorName: string;
  problems: CompanyProblems;
  onSubmit: (draft: CompanyDraft, authorName: string) => void;
}

/** Our own company: the default contact. */
export function OwnCompanyForm({ initial, authorName, problems, onSubmit }: OwnCompanyFormProps) {
  const t = useT();
  const [draft, setDraft] = useState(initial);
  const [author, setAuthor] = useState(authorName);
  const field = (name: CompanyField) => ({
    label: t(`settings.firstRun.${name}`),
    value: draft[name],
    onInput: (value: string) => setDraft({ ...draft, [name]: value }),
    error: problems[name] && translateKey(t, `problem.${problems[name]}`),
  });
  return (
    <Section title={t('settings.firstRun.partner.title')} text={t('settings.firstRun.partner.text')}>
      <form
        class={s.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit(draft, author);
        }}
      >
        <Field {...field('name')} required autocomplete="organization" />
        <Field {...field('tenantId')} required hint={t('settings.firstRun.tenantId.help')} spellcheck={false} />
        <Field {...field('mpnId')} hint={t('settings.firstRun.mpnId.help')} />
        <Select
          label={t('settings.firstRun.role')}
          value={draft.role}
          options={[
            { value: 'indirectProvider', label: t('settings.firstRun.role.indirectProvider') },
            { value: 'directBill', label: t('settings.firstRun.role.directBill') },
          ]}
          onChange={(role) => setDraft({ ...draft, role: role === 'directBill' ? 'directBill' : 'indirectProvider' })}
        />
        <Field {...field('telephone')} type="tel" autocomplete="tel" />
        <Field {...field('email')} type="email" autocomplete="email" />
        <Field {...field('website')} type="url" hint={t('settings.firstRun.website.help')} autocomplete="url" />
        <Field
          label={t('settings.firstRun.author')}
          value={author}
          onInput={setAuthor}
          hint={t('settings.author.help')}
          autocomplete="name"
        />
        <div class={s.actions}>
          <Button type="submit" variant="primary">
            {t('settings.firstRun.submit')}
          </Button>
        </div>
      </form>
    </Section>
  );
}
