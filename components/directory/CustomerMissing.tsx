import { Building2 } from 'lucide';
import type { TenantId } from '../../lib/directory/types.ts';
import { formatRoute } from '../../lib/session/route.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useT } from '../ui/i18n.tsx';

/** A link led to a customer that this directory does not hold: why that may be, and what to do about it. */
export function CustomerMissing({ tenantId }: { tenantId: TenantId }) {
  const t = useT();
  return (
    <EmptyState icon={Building2} title={t('customers.missing.title')} text={t('care.missing.text', { tenantId })}>
      <a href={formatRoute({ view: 'import-export' })}>{t('care.missing.import')}</a>
      <a href={formatRoute({ view: 'newCustomer' })}>{t('care.missing.add')}</a>
      <a href={formatRoute({ view: 'changes' })}>{t('care.missing.changes')}</a>
    </EmptyState>
  );
}
