import type { ImportPreview } from '../../lib/session/transfer-import.ts';
import { ChangeList } from '../changes/ChangeList.tsx';
import { Section } from '../overview/Section.tsx';
import { Button } from '../ui/Button.tsx';
import { translateKey, useT } from '../ui/i18n.tsx';
import { listText } from '../ui/list-text.ts';
import { Notice } from '../ui/Notice.tsx';
import s from './ImportReport.module.css';
import { ProblemTable } from './ProblemTable.tsx';

interface ImportReportProps {
  /** The file's. */
  name: string;
  review: ImportPreview;
  /** Names by tenant or subscription id. */
  names: ReadonlyMap<string, string>;
  /** Why this file is not what is wanted here; takes the place of Confirm. */
  objection?: string | undefined;
  onConfirm: () => void;
  onDiscard: () => void;
  /** Present when the columns were mapped by a person. */
  onMapAgain?: (() => void) | undefined;
}

/** The dry run of an import: what would be written, what would not and why. */
export function ImportReport(props: ImportReportProps) {
  const { name, review, names, objection, onConfirm, onDiscard, onMapAgain } = props;
  const t = useT();
  const { counts, changes, problems, problemCount, ignoredColumns, notes } = review;
  const records = counts.added + counts.changed + counts.dropped;
  const hidden = records - new Set(changes.map(({ doc }) => doc)).size;
  const hasChanges = records > 0;
  return (
    <Section title={t('transfer.report.title', { name })} takesFocus>
      {objection && (
        <Notice level="error" live>
          {objection}
        </Notice>
      )}
      <Counts review={review} />
      {ignoredColumns.length > 0 && (
        <Notice>{t('transfer.report.ignored', { columns: listText(ignoredColumns, t.locale) })}</Notice>
      )}
      {!hasChanges && (
        <Notice level={problemCount > 0 ? 'warning' : 'success'}>
          {t(problemCount > 0 ? 'transfer.report.nothingValid' : 'transfer.report.nothing')}
        </Notice>
      )}
      <Notes notes={notes} />
      {problemCount > 0 && <ProblemTable problems={problems} count={problemCount} />}
      {changes.length > 0 && (
        <ChangeList
          label={t('transfer.report.changes')}
          changes={changes}
          names={names}
          hidden={hidden > 0 ? t('transfer.report.hidden', { count: hidden }) : undefined}
        />
      )}
      <div class={s.actions}>
        {hasChanges && !objection && (
          <Button writes variant="primary" onClick={onConfirm}>
            {t('transfer.report.confirm')}
          </Button>
        )}
        {onMapAgain && <Button onClick={onMapAgain}>{t('transfer.mapping.again')}</Button>}
        <Button onClick={onDiscard}>{t(hasChanges ? 'transfer.report.discard' : 'transfer.again')}</Button>
      </div>
    </Section>
  );
}

/** What to weigh before confirming: the first says it, the others why. */
function Notes({ notes: [first, ...reasons] }: Pick<ImportPreview, 'notes'>) {
  const t = useT();
  if (!first) return null;
  return (
    <Notice level={first.level}>
      <p>{translateKey(t, first.key, first.params)}</p>
      <ul>
        {reasons.map(({ key, params }) => (
          <li key={key}>{translateKey(t, key, params)}</li>
        ))}
      </ul>
    </Notice>
  );
}

function Counts({ review: { kind, rows, counts, unchanged, problemCount } }: Pick<ImportReportProps, 'review'>) {
  const t = useT();
  const number = new Intl.NumberFormat(t.locale);
  const facts = [
    ['rows', rows],
    ['added', counts.added],
    ['changed', counts.changed],
    ['unchanged', unchanged],
    ['invalid', problemCount],
  ] as const;
  return (
    <dl class={s.counts} aria-label={t(`transfer.report.kind.${kind}`)}>
      {facts.map(([key, count]) => (
        <div key={key} class={s.count} data-fact={key} data-some={count > 0}>
          <dt>{t(`transfer.report.${key}`)}</dt>
          <dd>{number.format(count)}</dd>
        </div>
      ))}
    </dl>
  );
}
