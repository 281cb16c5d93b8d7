import { useEffect, useMemo } from 'preact/hooks';
import { ViewPage } from '../../components/overview/ViewPage.tsx';
import { ExportPanel } from '../../components/transfer/ExportPanel.tsx';
import { ImportPanel } from '../../components/transfer/ImportPanel.tsx';
import { useT } from '../../components/ui/i18n.tsx';
import type { OptionsSession } from '../../lib/session/options-session.ts';
import { createExport } from '../../lib/session/transfer-export.ts';
import { createImport } from '../../lib/session/transfer-import.ts';
import { mappingStore } from '../../lib/session/transfer-mapping-store.ts';
import { saveFile } from '../../lib/session/transfer-save-file.ts';
import { startImport } from '../../lib/transfer/import-client.ts';
import { PartnerCenterSection } from './PartnerCenterSection.tsx';

export function ImportExportView({ session }: { session: OptionsSession }) {
  const t = useT();
  const importing = useMemo(() => createImport(session, { start: startImport, mappings: mappingStore }), [session]);
  const exporting = useMemo(() => createExport(session, saveFile), [session]);
  useEffect(() => () => importing.cancel(), [importing]);
  useEffect(() => () => exporting.cancel(), [exporting]);
  return (
    <ViewPage title={t('transfer.title')}>
      <ImportPanel
        title={t('transfer.import.title')}
        text={t('transfer.import.text')}
        view={importing.view.value}
        onFile={(file) => void importing.read(file)}
        onCancel={importing.cancel}
        onConfirm={() => void importing.confirm()}
        onMap={(mapping) => void importing.map(mapping)}
        onMapAgain={() => void importing.mapAgain()}
      />
      <ExportPanel
        view={exporting.view.value}
        onExport={(kind) => void exporting.make(kind)}
        onCancel={exporting.cancel}
      />
      <PartnerCenterSection session={session} />
    </ViewPage>
  );
}
