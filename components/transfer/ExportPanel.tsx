import { Download } from 'lucide';
import type { FileView } from '../../lib/session/file-making.ts';
import type { ExportKind } from '../../lib/session/transfer-export.ts';
import { Section } from '../overview/Section.tsx';
import { Button } from '../ui/Button.tsx';
import { useT } from '../ui/i18n.tsx';
import s from './ExportPanel.module.css';
import { FileStatus } from './FileStatus.tsx';

interface ExportPanelProps {
  view: FileView;
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
        <FileStatus view={view} onCancel={onCancel} />
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
