import { ROLES } from '../../lib/directory/partner-schema.ts';
import type { Problem } from '../../lib/directory/problem.ts';
import { parseHours } from '../../lib/directory/service-hours.ts';
import type { PartnerDraft } from '../../lib/session/partner-draft.ts';
import { hoursText } from '../contact-card/hours-text.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { translateKey, useT } from '../ui/i18n.tsx';
import { Select } from '../ui/Select.tsx';
import s from './Form.module.css';
import { problemText } from './problem-text.ts';
import { useDraft } from './use-draft.ts';

interface PartnerFormProps {
  initial: PartnerDraft;
  isNew?: boolean;
  /** Roles that may be chosen: ours only while no own partner is on record. */
  canBeOwn: boolean;
  timeZones: readonly string[];
  problems: readonly Problem[];
  onReview: (draft: PartnerDraft) => void;
}

export function PartnerForm({ initial, isNew = false, canBeOwn, timeZones, problems, onReview }: PartnerFormProps) {
  const t = useT();
  const form = useDraft(initial);
  const { draft, set } = form;
  const errorOf = (path: string) => problemText(problems, path, t);
  const roles = ROLES.filter((role) => (role === 'indirectReseller') !== canBeOwn || (isNew && canBeOwn));
  return (
    <form
      class={s.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onReview(draft);
      }}
    >
      <fieldset class={s.group}>
        <legend>{t('partners.company')}</legend>
        <div class={s.grid}>
          <Field label={t('partners.name')} value={draft.name} onInput={set('name')} error={errorOf('name')} required />
          {isNew && (
            <Field
              label={t('customers.tenantId')}
              value={draft.tenantId}
              onInput={set('tenantId')}
              hint={t('customers.tenantId.hint')}
              error={errorOf('tenantId')}
              spellcheck={false}
              required
            />
          )}
          <Field label={t('partners.mpnId')} value={draft.mpnId} onInput={set('mpnId')} error={errorOf('mpnId')} />
          {roles.length > 1 && (
            <Select
              label={t('partners.role')}
              value={draft.role}
              onChange={set('role')}
              options={roles.map((value) => ({ value, label: translateKey(t, `review.value.role.${value}`) }))}
              error={errorOf('role')}
            />
          )}
          <Field
            label={t('customers.country')}
            value={draft.country}
            onInput={set('country')}
            hint={t('customers.country.hint')}
            error={errorOf('country')}
          />
        </div>
      </fieldset>
      <fieldset class={s.group}>
        <legend>{t('partners.reach')}</legend>
        <div class={s.grid}>
          <Field
            label={t('partners.email')}
            type="email"
            value={draft.email}
            onInput={set('email')}
            error={errorOf('support.email')}
          />
          <Field
            label={t('partners.telephone')}
            type="tel"
            value={draft.telephone}
            onInput={set('telephone')}
            error={errorOf('support.telephone')}
          />
          <Field
            label={t('partners.website')}
            type="text"
            value={draft.website}
            onInput={set('website')}
            error={errorOf('support.website')}
            spellcheck={false}
          />
          <Field
            label={t('partners.languages')}
            value={draft.languages}
            onInput={set('languages')}
            hint={t('partners.languages.hint')}
            error={errorOf('support.languages')}
          />
        </div>
      </fieldset>
      <HoursFields form={form} timeZones={timeZones} error={errorOf('support.hours')} />
      <fieldset class={s.group}>
        <legend>{t('partners.details')}</legend>
        <div class={s.grid}>
          <Field label={t('partners.critical')} value={draft.critical} onInput={set('critical')} rows={2} />
          <Field label={t('partners.high')} value={draft.high} onInput={set('high')} rows={2} />
          <Field label={t('partners.normal')} value={draft.normal} onInput={set('normal')} rows={2} />
          <Field label={t('partners.scope')} value={draft.scope} onInput={set('scope')} rows={3} />
          <Field label={t('partners.pricing')} value={draft.pricing} onInput={set('pricing')} rows={3} />
        </div>
      </fieldset>
      <div class={s.actions}>
        <Button writes type="submit" variant="primary">
          {t('customers.review')}
        </Button>
      </div>
    </form>
  );
}

interface HoursFieldsProps {
  form: ReturnType<typeof useDraft<PartnerDraft>>;
  timeZones: readonly string[];
  error: string | undefined;
}

/** Hours as text, read back at once as they were understood. */
function HoursFields({ form: { draft, set }, timeZones, error }: HoursFieldsProps) {
  const t = useT();
  const typed = draft.hours.trim();
  const hours = typed ? parseHours(typed, draft.timeZone) : undefined;
  const notUnderstood = typed && !hours ? t('partners.hours.notUnderstood') : undefined;
  return (
    <fieldset class={s.group}>
      <legend>{t('partners.hoursTitle')}</legend>
      <div class={s.grid}>
        <Field
          label={t('partners.hours')}
          value={draft.hours}
          onInput={set('hours')}
          hint={hours ? t('partners.hours.understood', { hours: hoursText(hours, t) }) : t('partners.hours.hint')}
          error={notUnderstood ?? error}
          rows={2}
          spellcheck={false}
        />
        <Select
          label={t('partners.timeZone')}
          value={draft.timeZone}
          onChange={set('timeZone')}
          options={timeZones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
        />
      </div>
    </fieldset>
  );
}
