import type { ComponentChildren } from 'preact';
import type { ImportView } from '../../lib/session/transfer-import.ts';
import { Section } from '../overview/Section.tsx';
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
  /** Why this file is not what is wanted here; takes the place of Confirm. */
  objection?: string | undefined;
}

/** Choose a file, watch it being read, review what it would change. */
export function ImportPanel({ title, text, view, onFile, onCancel, onConfirm, objection }: ImportPanelProps) {
  if (view.state === 'review')
    return (
      <ImportReport
        name={view.name}
        review={view.review}
        names={view.names}
        objection={objection}
        onConfirm={onConfirm}
        onDiscard={onCancel}
      />
    );
  return (
    <Section title={title} text={text}>
      <FilePicker onFile={onFile} disabled={view.state === 'working'} />
      <ImportStatus view={view} onCancel={onCancel} />
    </Section>
  );
}
