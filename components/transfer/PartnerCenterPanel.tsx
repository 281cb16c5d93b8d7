import { Download } from 'lucide';
import { useState } from 'preact/hooks';
import { subscriptionName } from '../../lib/directory/subscription-name.ts';
import type { TenantId } from '../../lib/directory/types.ts';
import type {
  PartnerCenterFile,
  PartnerCenterScope,
  PartnerCenterView,
} from '../../lib/session/transfer-partner-center.ts';
import { Section } from '../overview/Section.tsx';
import { Button } from '../ui/Button.tsx';
import { translateKey, useT } from '../ui/i18n.tsx';
import { Notice } from '../ui/Notice.tsx';
import { ScrollRegion } from '../ui/ScrollRegion.tsx';
import { Table } from '../ui/Table.tsx';
import { Working } from '../ui/Working.tsx';
import s from './PartnerCenterPanel.module.css';
import { ScopeFields } from './ScopeFields.tsx';

export interface PartnerCenterPanelProps {
  /** This one alone; when absent the form asks which. */
  customer?: TenantId;
  view: PartnerCenterView;
  onPrepare: (scope: PartnerCenterScope) => void;
  onSave: (file: PartnerCenterFile) => void;
  onCancel: () => void;
}

/** What must change in Partner Center, and what Partner Center cannot be told. */
export function PartnerCenterPanel({ customer: only, view, onPrepare, onSave, onCancel }: PartnerCenterPanelProps) {
  const t = useT();
  const [scope, setScope] = useState<PartnerCenterScope>({ customer: only ?? '', withDefault: false });
  return (
    <Section title={t('transfer.partnerCenter.title')} text={t('transfer.partnerCenter.text')}>
      <form
        class={s.form}
        onSubmit={(event) => {
          event.preventDefault();
          onPrepare(scope);
        }}
      >
        <ScopeFields
          scope={scope}
          asksCustomer={only === undefined}
          isUnknown={view.state === 'unknownCustomer'}
          withDefault={t('transfer.partnerCenter.withDefault')}
          onChange={setScope}
        />
        <div>
          <Button type="submit" disabled={view.state === 'working'}>
            {t('transfer.partnerCenter.prepare')}
          </Button>
        </div>
      </form>
      <Outcome view={view} onSave={onSave} onCancel={onCancel} />
    </Section>
  );
}

function Outcome({ view, onSave, onCancel }: Omit<PartnerCenterPanelProps, 'onPrepare'>) {
  const t = useT();
  if (view.state === 'working')
    return (
      <Working label={t('transfer.partnerCenter.working')} done={view.done} total={view.total} onCancel={onCancel} />
    );
  if (view.state === 'failed')
    return (
      <Notice level="error" live>
        {t('transfer.export.failed', { reason: view.reason })}
      </Notice>
    );
  return view.state === 'ready' ? <Ready {...view} onSave={onSave} /> : null;
}

type ReadyProps = Pick<Extract<PartnerCenterView, { state: 'ready' }>, 'files'> &
  Pick<PartnerCenterPanelProps, 'onSave'>;

function Ready({ files, onSave }: ReadyProps) {
  const t = useT();
  const { taken, leftOut } = files;
  return (
    <>
      <Notice level={taken > 0 ? 'success' : 'info'} live>
        {t('transfer.partnerCenter.taken', { count: taken })}
      </Notice>
      {taken > 0 && (
        <div class={s.buttons}>
          <Button icon={Download} onClick={() => onSave('powerShell')}>
            {t('transfer.partnerCenter.powerShell')}
          </Button>
          <Button icon={Download} onClick={() => onSave('putRequests')}>
            {t('transfer.partnerCenter.putRequests')}
          </Button>
        </div>
      )}
      <Taken files={files} />
      {leftOut.size > 0 && <LeftOut leftOut={leftOut} onSave={onSave} />}
    </>
  );
}

function Taken({ files: { shown, taken } }: Pick<ReadyProps, 'files'>) {
  const t = useT();
  if (taken === 0) return null;
  const title = t('transfer.partnerCenter.contacts');
  return (
    <details>
      <summary>{title}</summary>
      <ScrollRegion class={s.scroller} aria-label={title}>
        <Table class={s.table}>
          <thead>
            <tr>
              <th scope="col">{t('transfer.partnerCenter.column.customer')}</th>
              <th scope="col">{t('transfer.partnerCenter.column.subscription')}</th>
              <th scope="col">{t('transfer.partnerCenter.column.contact')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ customer, subscription, contact }) => (
              <tr key={subscription.id}>
                <th scope="row">
                  <bdi>{customer.companyName}</bdi>
                </th>
                <td>
                  <bdi>{subscriptionName(subscription)}</bdi>
                </td>
                <td>
                  <bdi>{contact.name}</bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      </ScrollRegion>
      {taken > shown.length && <p>{t('transfer.partnerCenter.more', { count: taken - shown.length })}</p>}
    </details>
  );
}

function LeftOut({ leftOut, onSave }: Pick<ReadyProps['files'], 'leftOut'> & Pick<ReadyProps, 'onSave'>) {
  const t = useT();
  const number = new Intl.NumberFormat(t.locale);
  const sorted = [...leftOut].sort(([, a], [, b]) => b - a);
  return (
    <div class={s.leftOut}>
      <h3>{t('transfer.partnerCenter.leftOut')}</h3>
      <ul>
        {sorted.map(([reason, count]) => (
          <li key={reason}>
            {number.format(count)} × {translateKey(t, `transfer.partnerCenter.reason.${reason}`)}
          </li>
        ))}
      </ul>
      <div>
        <Button icon={Download} onClick={() => onSave('leftOutCsv')}>
          {t('transfer.partnerCenter.leftOutCsv')}
        </Button>
      </div>
    </div>
  );
}
