import { useState } from 'preact/hooks';
import { COMMERCE } from '../../lib/directory/customer-schema.ts';
import { COVERAGE_STATES } from '../../lib/directory/tally-coverage.ts';
import type { Overview, PartnerTally, StateCounts } from '../../lib/directory/tally-overview.ts';
import type { TenantId } from '../../lib/directory/types.ts';
import { formatRoute } from '../../lib/session/route.ts';
import { Button } from '../ui/Button.tsx';
import { translateKey, useT } from '../ui/i18n.tsx';
import { BreakdownTable } from './BreakdownTable.tsx';
import { Section } from './Section.tsx';

interface PartnerBreakdownProps {
  overview: Overview;
  /** Tenant ids that have a page. */
  onRecord: ReadonlySet<TenantId>;
}

const SHOWN_PARTNERS = 8;

/** Who supports how many subscriptions, those with the most first. */
export function PartnerBreakdownSection({ overview: { byPartner }, onRecord }: PartnerBreakdownProps) {
  const t = useT();
  const [isWhole, setWhole] = useState(false);
  const title = t('overview.byPartner.title');
  const shown = isWhole ? byPartner : byPartner.slice(0, SHOWN_PARTNERS);
  const more = byPartner.length - shown.length;
  const row = ({ tenantId, name, subscriptions }: PartnerTally) => ({
    key: tenantId,
    name: name || tenantId,
    ...(onRecord.has(tenantId) ? { href: formatRoute({ view: 'partner', tenantId }) } : {}),
    counts: subscriptions,
    show: `partner:${tenantId}`,
  });
  if (byPartner.length === 0) return null;
  return (
    <Section title={title} text={t('overview.byPartner.text')}>
      <BreakdownTable label={t('overview.byPartner.partner')} rows={shown.map(row)} />
      {more > 0 && (
        <div>
          <Button onClick={() => setWhole(true)}>{t('overview.byPartner.more', { count: more })}</Button>
        </div>
      )}
    </Section>
  );
}

/** How the subscriptions of each kind of commerce are covered; kinds that do not occur are left out. */
export function CommerceBreakdownSection({ overview: { byCommerce } }: { overview: Overview }) {
  const t = useT();
  const title = t('overview.byCommerce.title');
  const kinds = COMMERCE.filter((kind) => hasAny(byCommerce[kind]));
  if (kinds.length === 0) return null;
  return (
    <Section title={title}>
      <BreakdownTable
        label={t('overview.byCommerce.kind')}
        rows={kinds.map((kind) => ({
          key: kind,
          name: translateKey(t, `review.value.commerce.${kind}`),
          counts: byCommerce[kind],
          show: `commerce:${kind}`,
        }))}
      />
    </Section>
  );
}

const hasAny = (counts: StateCounts) => COVERAGE_STATES.some((state) => counts[state] > 0);
