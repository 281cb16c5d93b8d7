import { useState } from 'preact/hooks';
import type { Connection } from '../../lib/partner-center/connection.ts';
import { type ConnectionDraft, type ConnectionProblem, draftOf } from '../../lib/partner-center/connection.ts';
import { CLOUDS } from '../../lib/partner-center/types.ts';
import { Section } from '../overview/Section.tsx';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { useT } from '../ui/i18n.tsx';
import { Select } from '../ui/Select.tsx';
import s from './partner-center.module.css';
import { RedirectAddress } from './RedirectAddress.tsx';

export interface ConnectionFormProps {
  /** What stands so far. */
  connection?: Connection | undefined;
  problem?: ConnectionProblem | undefined;
  redirectUrl: string;
  onConnect: (draft: ConnectionDraft) => void;
  /** Absent: there is nothing to go back to. */
  onCancel?: (() => void) | undefined;
  onCopy: (text: string) => Promise<void>;
}

const FIELD_OF: Readonly<Record<ConnectionProblem, keyof ConnectionDraft>> = {
  tenant: 'tenant',
  sharedTenant: 'tenant',
  clientId: 'clientId',
  requestsPerMinute: 'requestsPerMinute',
};

/** The partner's own app registration. It holds no secret. */
export function ConnectionForm(props: ConnectionFormProps) {
  const { connection, problem, redirectUrl, onConnect, onCancel, onCopy } = props;
  const t = useT();
  const [draft, setDraft] = useState(() => draftOf(connection));
  const change = (part: Partial<ConnectionDraft>) => setDraft({ ...draft, ...part });
  const cloud = CLOUDS.find((known) => known === draft.cloud) ?? 'global';
  const text = (field: 'tenant' | 'clientId') => (
    <Field
      required
      autocomplete="off"
      spellcheck={false}
      label={t(`partnerCenter.field.${field}`)}
      hint={t(`partnerCenter.field.${field}.hint`)}
      value={draft[field]}
      error={problem && FIELD_OF[problem] === field ? t(`partnerCenter.problem.${problem}`) : undefined}
      onInput={(value) => change({ [field]: value })}
    />
  );
  return (
    <Section title={t('partnerCenter.connect.title')} text={t('partnerCenter.connect.text')}>
      <RedirectAddress url={redirectUrl} onCopy={onCopy} />
      <Steps />
      <form
        class={s.form}
        onSubmit={(event) => {
          event.preventDefault();
          onConnect(draft);
        }}
      >
        <Select
          label={t('partnerCenter.field.cloud')}
          hint={cloud === 'global' ? undefined : t(`partnerCenter.cloud.${cloud}.hint`)}
          value={draft.cloud}
          options={CLOUDS.map((value) => ({ value, label: t(`partnerCenter.cloud.${value}`) }))}
          onChange={(value) => change({ cloud: CLOUDS.find((known) => known === value) ?? 'global' })}
        />
        {text('tenant')}
        {text('clientId')}
        <Field
          type="number"
          label={t('partnerCenter.field.requestsPerMinute')}
          hint={t('partnerCenter.field.requestsPerMinute.hint')}
          value={draft.requestsPerMinute}
          error={problem === 'requestsPerMinute' ? t('partnerCenter.problem.requestsPerMinute') : undefined}
          onInput={(requestsPerMinute) => change({ requestsPerMinute })}
        />
        <div class={s.actions}>
          <Button type="submit" variant="primary">
            {t('partnerCenter.connect')}
          </Button>
          {onCancel && <Button onClick={onCancel}>{t('common.cancel')}</Button>}
        </div>
      </form>
    </Section>
  );
}

/** docs/partner-center.md tells it at length. */
function Steps() {
  const t = useT();
  return (
    <details class={s.more}>
      <summary>{t('partnerCenter.steps')}</summary>
      <ol class={s.steps}>
        <li>{t('partnerCenter.steps.register')}</li>
        <li>{t('partnerCenter.steps.redirect')}</li>
        <li>{t('partnerCenter.steps.permission')}</li>
        <li>{t('partnerCenter.steps.consent')}</li>
        <li>{t('partnerCenter.steps.copy')}</li>
      </ol>
    </details>
  );
}
