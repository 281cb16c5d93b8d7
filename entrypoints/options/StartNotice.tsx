import { CircleAlert, Hourglass, RefreshCw } from 'lucide';
import { Button } from '../../components/ui/Button.tsx';
import { EmptyState } from '../../components/ui/EmptyState.tsx';
import { I18nProvider } from '../../components/ui/i18n.tsx';
import type { Translate } from '../../lib/i18n.ts';
import type { StartFault } from '../../lib/session/start-page.ts';

/** Instead of the page, while its storage is not to be had. */
export function StartNotice({ translate, fault }: { translate: Translate; fault: StartFault }) {
  return (
    <I18nProvider value={translate}>
      <main>
        <div role="alert">
          <Notice translate={translate} fault={fault} />
        </div>
      </main>
    </I18nProvider>
  );
}

function Notice({ translate: t, fault }: { translate: Translate; fault: StartFault }) {
  switch (fault.kind) {
    case 'failed':
      return (
        <EmptyState
          icon={CircleAlert}
          title={t('options.start.title')}
          text={t('options.start.text', { reason: fault.reason })}
        />
      );
    case 'waiting':
      return <EmptyState icon={Hourglass} title={t('options.waiting.title')} text={t('options.waiting.text')} />;
    case 'outdated':
      return (
        <EmptyState icon={RefreshCw} title={t('options.outdated.title')} text={t('options.outdated.text')}>
          <Button onClick={() => location.reload()}>{t('options.crash.reload')}</Button>
        </EmptyState>
      );
  }
}
