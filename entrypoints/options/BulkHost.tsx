import { useMemo } from 'preact/hooks';
import { BulkDialog } from '../../components/directory/BulkDialog.tsx';
import { byName } from '../../lib/directory/order.ts';
import { ownPartner } from '../../lib/directory/own-partner.ts';
import type { Bulk, BulkView } from '../../lib/session/bulk.ts';
import { supportersIn } from '../../lib/session/bulk-partners.ts';
import type { CustomerList } from '../../lib/session/customer-list.ts';
import type { OptionsSession } from '../../lib/session/options-session.ts';

interface BulkHostProps {
  session: OptionsSession;
  list: CustomerList;
  bulk: Bulk;
}

type OpenView = Exclude<BulkView, { state: 'closed' }>;

export function BulkHost(props: BulkHostProps) {
  const view = props.bulk.view.value;
  return view.state === 'closed' ? null : <OpenBulk {...props} view={view} />;
}

function OpenBulk({ session: { partners }, list, bulk, view }: BulkHostProps & { view: OpenView }) {
  const own = ownPartner({ partners: partners.value });
  const ownId = own?.tenantId;
  const rows = list.rows.value;
  const supporters = useMemo(() => supportersIn(rows, ownId), [rows, ownId]);
  return (
    <BulkDialog
      view={view}
      selected={list.selection.ids.value.size}
      ourName={own?.name ?? '—'}
      supporters={supporters}
      resellers={partners.value
        .filter(({ role }) => role === 'indirectReseller')
        .sort((a, b) => byName({ name: a.name, id: a.tenantId }, { name: b.name, id: b.tenantId }))}
      onWork={(request) => void bulk.work(request)}
      onReview={bulk.review}
      onBack={bulk.ask}
      onClose={bulk.close}
    />
  );
}
