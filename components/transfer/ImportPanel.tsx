import type { ComponentChildren } from 'preact';
import type { ColumnMapping, ImportView } from '../../lib/session/transfer-import.ts';
import { Section } from '../overview/Section.tsx';
import { ColumnMappingForm } from './ColumnMappingForm.tsx';
import { FilePicker } from './FilePicker.tsx';
import { ImportReport } from './ImportReport.tsx';
import { ImportStatus } from './ImportStatus.tsx';

export interface ImportPanelProps {
  title: string;
  text: ComponentChildren;
  view: ImportView;
  onFile: (file: File) => void;
  onCancel: () => void;
  onConfirm: () => void;
  /** Present where a file with unknown columns can be mapped. */
  onMap?: ((mapping: ColumnMapping) => void) | undefined;
  onMapAgain?: (() => void) | undefined;
  /** Why this file is not what is wanted here; takes the place of Confirm. */
  objection?: string | undefined;
}

/** Choose a file, watch it being read, review what it would change. */
export function ImportPanel(props: ImportPanelProps) {
  const { title, text, view, onFile, onCancel, onConfirm, onMap, onMapAgain, objection } = props;
  if (view.state === 'mapping' && onMap)
    return (
      <ColumnMappingForm
        key={view.name}
        name={view.name}
        initial={view.mapping}
        columns={view.columns}
        problem={view.problem}
        onMap={onMap}
        onCancel={onCancel}
      />
    );
  if (view.state === 'review')
    return (
      <ImportReport
        name={view.name}
        review={view.review}
        names={view.names}
        objection={objection}
        onConfirm={onConfirm}
        onDiscard={onCancel}
        onMapAgain={view.review.mappedHeader && onMapAgain}
      />
    );
  return (
    <Section title={title} text={text}>
      <FilePicker onFile={onFile} disabled={view.state === 'working'} />
      <ImportStatus view={view} onCancel={onCancel} />
    </Section>
  );
}
