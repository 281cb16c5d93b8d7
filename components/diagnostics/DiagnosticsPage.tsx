import { type Fact, type Facts, GROUPS } from '../../lib/diagnostics/facts.ts';
import type { RecentFault } from '../../lib/diagnostics/recent-faults.ts';
import { reportText } from '../../lib/diagnostics/report-text.ts';
import type { DiagnosticsView } from '../../lib/session/diagnostics.ts';
import { Section } from '../overview/Section.tsx';
import { ViewPage } from '../overview/ViewPage.tsx';
import { formatBytes } from '../settings/format-bytes.ts';
import { Button } from '../ui/Button.tsx';
import { CopyButton } from '../ui/CopyButton.tsx';
import { useT } from '../ui/i18n.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import s from './DiagnosticsPage.module.css';
import { Findings } from './Findings.tsx';

interface DiagnosticsPageProps {
  /** Undefined until they are read. */
  facts: Facts | undefined;
  faults: readonly RecentFault[];
  view: DiagnosticsView;
  onCheck: () => void;
  onRebuild: () => void;
  onCancel: () => void;
  onCopy: (text: string) => Promise<void>;
}

/** What helps when something is wrong: facts, checks, the way to mend, and the last errors. */
export function DiagnosticsPage({ facts, faults, view, onCheck, onRebuild, onCancel, onCopy }: DiagnosticsPageProps) {
  const t = useT();
  const isBusy = view.state === 'checking' || view.state === 'rebuilding';
  const findings = 'findings' in view ? view.findings : [];
  return (
    <ViewPage title={t('diagnostics.title')} lead={t('diagnostics.lead')} width="text">
      <Section title={t('diagnostics.check.title')} text={t('diagnostics.check.text')}>
        <div class={s.actions}>
          <Button onClick={onCheck} disabled={isBusy}>
            {t('diagnostics.check.button')}
          </Button>
          <Button onClick={onRebuild} disabled={isBusy}>
            {t('diagnostics.rebuild.button')}
          </Button>
          {isBusy && <Button onClick={onCancel}>{t('diagnostics.cancel')}</Button>}
        </div>
        {isBusy && <Progress label={t(`diagnostics.${view.state}`)} done={view.done} total={view.total} />}
        <div role="status">{view.state === 'rebuilt' && <p>{t('diagnostics.rebuilt')}</p>}</div>
        {view.state === 'failed' && (
          <Notice level="error" live>
            {t('diagnostics.failed', { reason: view.reason })}
          </Notice>
        )}
        {findings.length > 0 && <Findings findings={findings} />}
        <p class={s.links}>
          <a href="#/import-export">{t('diagnostics.export')}</a>
          <a href="#/settings">{t('diagnostics.erase')}</a>
        </p>
      </Section>
      {facts && (
        <Section title={t('diagnostics.report.title')} text={t('diagnostics.report.text')}>
          <div class={s.actions}>
            <CopyButton
              text={reportText(facts, findings, faults)}
              label={t('diagnostics.report.copy')}
              onCopy={onCopy}
            />
          </div>
          {GROUPS.map((group) => (
            <div key={group}>
              <h3 class={s.group}>{t(`diagnostics.group.${group}`)}</h3>
              <FactList facts={facts[group]} />
            </div>
          ))}
        </Section>
      )}
      <Section title={t('diagnostics.faults.title')}>
        {faults.length === 0 ? <p>{t('diagnostics.faults.none')}</p> : <FaultList faults={faults} />}
      </Section>
    </ViewPage>
  );
}

function FactList({ facts }: { facts: readonly Fact[] }) {
  const t = useT();
  return (
    <dl class={s.facts}>
      {facts.map((fact) => (
        <div key={`${fact.name} ${JSON.stringify(fact)}`} class={s.fact}>
          <dt>{t(`diagnostics.fact.${fact.name}`)}</dt>
          <dd>{showFact(fact, t.locale)}</dd>
        </div>
      ))}
    </dl>
  );
}

function showFact(fact: Fact, locale: string): string {
  if ('text' in fact) return fact.text;
  if ('bytes' in fact) return formatBytes(fact.bytes, locale);
  if ('at' in fact) return showInstant(fact.at, locale);
  return new Intl.NumberFormat(locale).format(fact.count);
}

const showInstant = (at: string, locale: string) =>
  new Date(at).toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'medium' });

function FaultList({ faults }: { faults: readonly RecentFault[] }) {
  const t = useT();
  return (
    <ul class={s.faults}>
      {faults.map(({ at, doing, what }) => (
        <li key={`${at} ${doing}`}>
          <time dateTime={at}>{showInstant(at, t.locale)}</time>
          <code dir="ltr">{[doing, what].join(': ')}</code>
        </li>
      ))}
    </ul>
  );
}
