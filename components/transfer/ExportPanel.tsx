import { Download } from 'lucide';
import type { ExportKind, ExportView } from '../../lib/session/transfer-export.ts';
import { Section } from '../overview/Section.tsx';
import { Button } from '../ui/Button.tsx';
import { useT } from '../ui/i18n.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import s from './ExportPanel.module.css';

interface ExportPanelProps {
  view: ExportView;
  onExport: (kind: ExportKind) => void;
  onCancel: () => void;
}

const FILES = ['customers', 'partners', 'everything'] as const;

/** Files of the directory, and empty ones to fill in. */
export function ExportPanel({ view, onExport, onCancel }: ExportPanelProps) {
  const t = useT();
  const isBusy = view.state === 'making';
  return (
    <>
      <Section title={t('transfer.export.title')} text={t('transfer.export.text')}>
        <ul class={s.files}>
          {FILES.map((kind) => (
            <li key={kind} class={s.file}>
              <Button icon={Download} disabled={isBusy} onClick={() => onExport(kind)}>
                {t(`transfer.export.${kind}`)}
              </Button>
              <span class={s.help}>{t(`transfer.export.${kind}.help`)}</span>
            </li>
          ))}
        </ul>
        <ExportStatus view={view} onCancel={onCancel} />
      </Section>
      <Section title={t('transfer.templates.title')} text={t('transfer.templates.text')}>
        <div class={s.templates}>
          <Button icon={Download} disabled={isBusy} onClick={() => onExport('customersTemplate')}>
            {t('transfer.templates.customers')}
          </Button>
          <Button icon={Download} disabled={isBusy} onClick={() => onExport('partnersTemplate')}>
            {t('transfer.templates.partners')}
          </Button>
        </div>
      </Section>
    </>
  );
}

function ExportStatus({ view, onCancel }: Pick<ExportPanelProps, 'view' | 'onCancel'>) {
  const t = useT();
  if (view.state === 'making')
    return (
      <div class={s.making}>
        <Progress label={t('transfer.export.busy')} done={view.done} total={view.total} />
        <Button onClick={onCancel}>{t('transfer.cancel')}</Button>
      </div>
    );
  if (view.state === 'done')
    return (
      <Notice level="success" live>
        {t('transfer.export.done', { name: view.name })}
      </Notice>
    );
  if (view.state === 'failed')
    return (
      <Notice level="error" live>
        {t('transfer.export.failed', { reason: view.reason })}
      </Notice>
    );
  return null;
}
