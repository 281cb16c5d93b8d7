import { Download, Pin, PinOff } from 'lucide';
import { useEffect } from 'preact/hooks';
import { Button } from '../../components/ui/Button.tsx';
import { CopyButton } from '../../components/ui/CopyButton.tsx';
import { useT } from '../../components/ui/i18n.tsx';
import { Notice } from '../../components/ui/Notice.tsx';
import type { Customer } from '../../lib/directory/types.ts';
import type { OptionsSession } from '../../lib/session/options-session.ts';
import { formatRoute } from '../../lib/session/route.ts';
import { saveFile } from '../../lib/session/transfer-save-file.ts';
import { exportForCustomer } from '../../lib/transfer/export.ts';
import { useCare } from './use-care.ts';

interface CustomerToolsProps {
  session: OptionsSession;
  customer: Customer;
}

/** What can be done with a customer without changing it. */
export function CustomerTools({ session, customer }: CustomerToolsProps) {
  const t = useT();
  const { tenantId } = customer;
  const link = new URL(formatRoute({ view: 'customer', tenantId }), location.href).href;
  return (
    <>
      <PinButton customer={customer} />
      <CopyButton text={link} label={t('care.copyLink')} onCopy={(text) => navigator.clipboard.writeText(text)} />
      <ExportButton session={session} customer={customer} />
    </>
  );
}

function PinButton({ customer: { tenantId } }: Pick<CustomerToolsProps, 'customer'>) {
  const t = useT();
  const live = useCare();
  useEffect(() => live?.remember(tenantId), [live, tenantId]);
  if (!live) return null;
  const isPinned = live.care.value.pinned.includes(tenantId);
  const reason = live.refused.value;
  return (
    <>
      <Button icon={isPinned ? PinOff : Pin} onClick={() => live.togglePin(tenantId)}>
        {t(isPinned ? 'care.unpin' : 'care.pin')}
      </Button>
      {reason !== undefined && (
        <Notice level="error" live>
          {t('common.refused', { reason })}
        </Notice>
      )}
    </>
  );
}

/** The file that this customer's own browser takes: nothing about anyone else is in it. */
function ExportButton({ session, customer }: CustomerToolsProps) {
  const t = useT();
  const save = () =>
    saveFile(
      exportForCustomer(customer, { partners: session.partners.peek() }),
      `support-contacts-${customer.tenantId}.json`,
    );
  return (
    <Button icon={Download} onClick={save}>
      {t('customers.export')}
    </Button>
  );
}
