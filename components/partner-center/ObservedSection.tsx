import type { ComponentChildren } from 'preact';
import type { SupportContact } from '../../lib/directory/types.ts';
import type { ObservedCustomer } from '../../lib/partner-center/observe/observed-customer.ts';
import type { ObservedLine } from '../../lib/session/observed-lines.ts';
import { When } from '../changes/When.tsx';
import { Section } from '../overview/Section.tsx';
import { Badge, type BadgeTone } from '../ui/Badge.tsx';
import { useT } from '../ui/i18n.tsx';
import { ScrollTable } from '../ui/ScrollTable.tsx';
import { FaultNotice } from './FaultNotice.tsx';
import { faultText } from './fault-text.ts';
import s from './Observe.module.css';

interface ObservedSectionProps {
  observed: ObservedCustomer;
  lines: readonly ObservedLine[];
}

/** What Partner Center says of one customer, beside what is on record here. */
export function ObservedSection({ observed, lines }: ObservedSectionProps) {
  const t = useT();
  const { customer, listed, subscriptions, asked } = observed;
  return (
    <Section title={t('observe.result')} text={t('observe.customer.text')}>
      <dl class={s.facts}>
        <Fact name={t('observe.customer.name')}>{customer.companyName}</Fact>
        {customer.domain && <Fact name={t('observe.customer.domain')}>{customer.domain}</Fact>}
        <Fact name={t('observe.customer.relationship')}>{customer.relationshipToPartner}</Fact>
        <Fact name={t('observe.customer.listed')}>
          <When at={listed.at} />
        </Fact>
        {subscriptions && (
          <Fact name={t('observe.customer.asked')}>
            <When at={subscriptions.at} />
          </Fact>
        )}
      </dl>
      {asked?.fault && <FaultNotice level="warning" title={t('observe.customer.fault')} fault={asked.fault} />}
      {subscriptions && lines.length > 0 && <Lines lines={lines} />}
    </Section>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Lines({ lines }: Pick<ObservedSectionProps, 'lines'>) {
  const t = useT();
  return (
    <ScrollTable
      label={t('observe.customer.contacts')}
      columns={[t('observe.column.subscription'), t('observe.column.ours'), t('observe.column.theirs')]}
      even
    >
      {lines.map((line) => (
        <tr key={line.id}>
          <th scope="row">
            <bdi>{line.name}</bdi>
          </th>
          <td data-label={t('observe.column.ours')}>
            {line.state === 'onlyThere' ? '–' : <ContactName of={line.ours} />}
          </td>
          <td data-label={t('observe.column.theirs')}>
            <Theirs line={line} />
          </td>
        </tr>
      ))}
    </ScrollTable>
  );
}

const TONES: Partial<Record<ObservedLine['state'], BadgeTone>> = {
  differs: 'warning',
  notListed: 'warning',
  onlyThere: 'brand',
};

function Theirs({ line }: { line: ObservedLine }) {
  const t = useT();
  const { state } = line;
  if (state === 'same') return <ContactName of={line.theirs} />;
  if (state === 'notHeld')
    return (
      <span class={s.muted}>
        {t('observe.line.notHeld', { commerce: t(`review.value.commerce.${line.commerce}`) })}
      </span>
    );
  return (
    <span class={s.theirs}>
      <span>
        <Badge tone={TONES[state] ?? 'neutral'}>{t(`observe.line.${state}`)}</Badge>
      </span>
      {state === 'differs' && <ContactName of={line.theirs} />}
      {state === 'unread' && line.fault && <span class={s.origin}>{faultText(t, line.fault)}</span>}
    </span>
  );
}

function ContactName({ of }: { of: SupportContact | undefined }) {
  const t = useT();
  return <bdi>{of ? of.name || of.supportTenantId : t('review.value.default')}</bdi>;
}
