import { useState } from 'preact/hooks';
import type { Eligibility } from '../../lib/directory/eligibility.ts';
import { subscriptionName } from '../../lib/directory/subscription-name.ts';
import type { Partner, Subscription, SupportContact } from '../../lib/directory/types.ts';
import type { Translate } from '../../lib/i18n.ts';
import { Button } from '../ui/Button.tsx';
import { useT } from '../ui/i18n.tsx';
import { Select, type SelectGroup } from '../ui/Select.tsx';
import { doubtsText } from './doubt-text.ts';
import s from './Form.module.css';

interface DesignationFormProps {
  subscription: Subscription;
  /** Ourselves first. */
  candidates: readonly Eligibility[];
  /** `undefined`: the default contact. */
  onSubmit: (partner: Partner | undefined) => void;
  onRequest: () => void;
}

/** The value of the default contact in the list. */
const DEFAULT = '';

const isOwn = ({ partner }: Eligibility) => partner.role !== 'indirectReseller';

/** What is chosen to begin with: the designation as it stands, ourselves counting as the default. */
function currentChoice({ supportContact }: Subscription, own: Partner | undefined): string {
  const id = supportContact?.supportTenantId;
  return id === undefined || id === own?.tenantId ? DEFAULT : id;
}

export function DesignationForm({ subscription, candidates, onSubmit, onRequest }: DesignationFormProps) {
  const t = useT();
  const own = candidates.find(isOwn)?.partner;
  const current = currentChoice(subscription, own);
  const [choice, setChoice] = useState(current);
  const [isUnchanged, setUnchanged] = useState(false);
  const submit = () => {
    setUnchanged(choice === current);
    if (choice !== current) onSubmit(candidates.find(({ partner }) => partner.tenantId === choice)?.partner);
  };
  return (
    <form
      class={s.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p class={s.aside}>{t('customers.designate.for', { name: subscriptionName(subscription) })}</p>
      <Select
        label={t('customers.designate.label')}
        value={choice}
        onChange={(value) => {
          setChoice(value);
          setUnchanged(false);
        }}
        options={[{ value: DEFAULT, label: t('customers.designate.default', { name: own?.name ?? '—' }) }]}
        groups={choiceGroups(candidates, subscription, t)}
        error={isUnchanged ? t('customers.designate.unchanged') : undefined}
        hint={t('customers.designate.hint')}
      />
      <div class={s.actions}>
        <Button writes type="submit" variant="primary">
          {t('customers.designate.submit')}
        </Button>
        <Button writes onClick={onRequest}>
          {t('customers.request')}
        </Button>
      </div>
    </form>
  );
}

function choiceGroups(
  candidates: readonly Eligibility[],
  { supportContact }: Subscription,
  t: Translate,
): SelectGroup[] {
  const resellers = candidates.filter((candidate) => !isOwn(candidate));
  const those = (isMeant: (candidate: Eligibility) => boolean) =>
    resellers.filter(isMeant).map((reseller) => choiceOf(reseller, t));
  return [
    {
      label: t('customers.designate.eligible'),
      options: those(({ eligible, doubts }) => eligible && doubts.length === 0),
    },
    {
      label: t('customers.designate.warning'),
      options: those(({ eligible, doubts }) => eligible && doubts.length > 0),
    },
    { label: t('customers.designate.notEligible'), options: those(({ eligible }) => !eligible) },
    { label: t('customers.designate.unknown'), options: unknownChoices(candidates, supportContact) },
  ];
}

function choiceOf({ partner: { tenantId, name }, doubts, eligible }: Eligibility, t: Translate) {
  const label = doubts.length > 0 ? t('common.remark', { name, remark: doubtsText(doubts, t) }) : name;
  return { value: tenantId, label, disabled: !eligible };
}

/** Who is designated and not on record: to be seen, not to be chosen. */
function unknownChoices(candidates: readonly Eligibility[], contact: SupportContact | undefined) {
  if (!contact || candidates.some(({ partner }) => partner.tenantId === contact.supportTenantId)) return [];
  return [{ value: contact.supportTenantId, label: contact.name, disabled: true }];
}
