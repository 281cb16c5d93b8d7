import type { SharingLine } from '../../lib/session/sharing-log.ts';
import { Section } from '../overview/Section.tsx';
import { CopyButton } from '../ui/CopyButton.tsx';
import { useT } from '../ui/i18n.tsx';
import { ScrollRegion } from '../ui/ScrollRegion.tsx';
import s from './sharing.module.css';

interface DiagnosticsSectionProps {
  /** The newest first. */
  lines: readonly SharingLine[];
  onCopy: (text: string) => Promise<void>;
}

/** One line, as it is shown and copied: codes and counts, the same in every language. */
const lineText = ({ at, what, figures = {} }: SharingLine): string =>
  [at, what, ...Object.entries(figures).map(([name, figure]) => `${name}=${figure}`)].join(' ');

/** What was exchanged when, for whoever is asked for help. */
export function DiagnosticsSection({ lines, onCopy }: DiagnosticsSectionProps) {
  const t = useT();
  const text = lines.map(lineText).join('\n');
  return (
    <Section title={t('sharing.log.title')} text={t('sharing.log.text')}>
      <details class={s.details}>
        <summary>{t('sharing.log.show')}</summary>
        <ScrollRegion class={s.log} aria-label={t('sharing.log.lines')}>
          {text}
        </ScrollRegion>
      </details>
      <div class={s.actions}>
        <CopyButton text={text} label={t('sharing.log.copy')} onCopy={onCopy} />
      </div>
    </Section>
  );
}
