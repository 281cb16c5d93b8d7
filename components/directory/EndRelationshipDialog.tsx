import { useState } from 'preact/hooks';
import type { Partner, Subscription, SubscriptionId } from '../../lib/directory/types.ts';
import type { EndChoices } from '../../lib/session/end-relationship.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useT } from '../ui/i18n.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { Select, type SelectOption } from '../ui/Select.tsx';

/** One designation that ending leaves stranded. */
export interface StrandedLine {
  subscription: Subscription;
  /** The subscription's name. */
  name: string;
  companyName: string;
  /** Who else may be designated for this customer; the default contact always may. */
  eligible: readonly Partner[];
}

/** `''`: the default contact; `keep`: as it is; else a tenant id. */
export type Successor = string;
const KEEP: Successor = 'keep';
const DEFAULT: Successor = '';

export type StrandedView =
  | { state: 'reading'; done: number; total: number }
  /** `holding`: on how many customers the partner's delegated admin is on record. */
  | { state: 'ready'; lines: StrandedLine[]; holding: number }
  | { state: 'failed'; reason: string };

interface EndRelationshipDialogProps {
  partner: Partner;
  /** The partner is to leave the directory; otherwise only the relationship with it ends. */
  removes?: boolean;
  ourName: string;
  view: StrandedView;
  /** What is chosen for each subscription, with a fallback for those beyond the list. */
  onReview: (choices: EndChoices) => void;
  onCancel: () => void;
}

/** More lines than this are decided together. */
const MAX_LINES = 100;

/** Ends a relationship only after saying what becomes of every designation that depends on it. */
export function EndRelationshipDialog({
  partner,
  removes = false,
  ourName,
  view,
  onReview,
  onCancel,
}: EndRelationshipDialogProps) {
  const t = useT();
  const [dropsDelegatedAdmin, setDropsDelegatedAdmin] = useState(removes);
  const [forAll, setForAll] = useState<Successor>(DEFAULT);
  const [chosen, setChosen] = useState<ReadonlyMap<SubscriptionId, Successor>>(new Map());
  const lines = view.state === 'ready' ? view.lines : [];
  const choose = (id: SubscriptionId) => (successor: Successor) => setChosen(new Map([...chosen, [id, successor]]));
  const defaults = [
    { value: DEFAULT, label: t('customers.designate.default', { name: ourName }) },
    { value: KEEP, label: t('partners.end.keep') },
  ];
  const review = () => {
    const byId = new Map(lines.map((line) => [line.subscription.id, line]));
    const successorOf = (id: SubscriptionId) => chosen.get(id) ?? successorWithin(forAll, byId.get(id));
    onReview({ successorOf, dropsDelegatedAdmin });
  };
  return (
    <Dialog
      title={t(removes ? 'care.remove.partner.title' : 'partners.end.title', { name: partner.name })}
      size="large"
      onCancel={onCancel}
      actions={
        <>
          <Button writes variant="danger" disabled={view.state !== 'ready'} onClick={review}>
            {t('customers.review')}
          </Button>
          <Button onClick={onCancel}>{t('common.cancel')}</Button>
        </>
      }
    >
      {view.state === 'reading' && <Progress label={t('partners.end.reading')} done={view.done} total={view.total} />}
      {view.state === 'failed' && <Notice level="error">{t('partners.end.failed', { reason: view.reason })}</Notice>}
      {view.state === 'ready' && lines.length === 0 && <Notice>{t('partners.end.none')}</Notice>}
      {lines.length > 0 && (
        <Notice level="warning">{t('partners.end.stranded', { count: lines.length, name: partner.name })}</Notice>
      )}
      {removes && view.state === 'ready' && view.holding > 0 && (
        <Checkbox
          label={t('care.remove.partner.delegatedAdmin', { count: view.holding })}
          checked={dropsDelegatedAdmin}
          onChange={setDropsDelegatedAdmin}
        />
      )}
      {lines.length > 0 && (
        <>
          <Select
            label={t('partners.end.all')}
            value={forAll}
            onChange={(successor) => {
              setForAll(successor);
              setChosen(new Map());
            }}
            options={[...defaults, ...partnerOptions(lines.flatMap(({ eligible }) => eligible))]}
            hint={t('partners.end.all.hint')}
          />
          {lines.slice(0, MAX_LINES).map((line) => (
            <Select
              key={line.subscription.id}
              label={t('common.pair', { name: line.companyName, value: line.name })}
              value={chosen.get(line.subscription.id) ?? successorWithin(forAll, line)}
              onChange={choose(line.subscription.id)}
              options={[...defaults, ...partnerOptions(line.eligible)]}
            />
          ))}
          {lines.length > MAX_LINES && <p>{t('partners.end.more', { count: lines.length - MAX_LINES })}</p>}
        </>
      )}
    </Dialog>
  );
}

/** The choice for all, where this customer allows it; the default contact otherwise. */
function successorWithin(forAll: Successor, line: StrandedLine | undefined): Successor {
  const allows = forAll === KEEP || line?.eligible.some(({ tenantId }) => tenantId === forAll);
  return allows ? forAll : DEFAULT;
}

function partnerOptions(partners: readonly Partner[]): SelectOption[] {
  return [...new Map(partners.map(({ tenantId, name }) => [tenantId, { value: tenantId, label: name }])).values()];
}
