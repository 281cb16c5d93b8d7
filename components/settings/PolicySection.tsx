import { type Explanation, explanationText, type PolicyFact } from '../../lib/policy/explain-policy.ts';
import type { Standing } from '../../lib/policy/weigh-reading.ts';
import { Section } from '../overview/Section.tsx';
import { CopyButton } from '../ui/CopyButton.tsx';
import { useT } from '../ui/i18n.tsx';
import { Notice } from '../ui/Notice.tsx';
import s from './PolicySection.module.css';

export interface PolicySectionProps {
  /** Undefined until it is read. */
  explanation: Explanation | undefined;
  onCopy: (text: string) => Promise<void>;
}

/** What an administrator set, what counts, and why: every value, and every one that cannot be used. */
export function PolicySection({ explanation, onCopy }: PolicySectionProps) {
  const t = useT();
  if (!explanation) return null;
  return (
    <Section title={t('policy.title')} text={t(summaryOf(explanation))}>
      <Unanswered explanation={explanation} />
      <Faults explanation={explanation} />
      <details class={s.details}>
        <summary>{t('policy.details')}</summary>
        <p class={s.muted}>{t('policy.secrets')}</p>
        <FactTable facts={explanation.facts} />
        <div class={s.actions}>
          <CopyButton text={explanationText(explanation)} label={t('policy.copy')} onCopy={onCopy} />
        </div>
      </details>
    </Section>
  );
}

function summaryOf({ isManaged, standing }: Explanation) {
  if (isManaged) return 'policy.managed';
  return standing.state === 'answered' ? 'policy.none' : 'policy.unknown';
}

function consequenceOf(isManaged: boolean, { state }: Standing) {
  if (state === 'emptied') return 'policy.standing.emptied.text';
  return isManaged ? 'policy.standing.remembered' : 'policy.standing.nothing';
}

/** Why what counts is not what the browser says now. */
function Unanswered({ explanation: { isManaged, standing } }: { explanation: Explanation }) {
  const t = useT();
  if (standing.state === 'answered') return null;
  return (
    <Notice level={standing.state === 'refused' ? 'warning' : 'info'} title={t(`policy.standing.${standing.state}`)}>
      {standing.state === 'refused' && <p>{standing.reason}</p>}
      <p>{t(consequenceOf(isManaged, standing))}</p>
    </Notice>
  );
}

function Faults({ explanation: { facts, unknown } }: { explanation: Explanation }) {
  const t = useT();
  const known = facts.flatMap(({ faults }) => faults).map(({ key, fault, item }) => ({ key, fault, item }));
  const faults = [...known, ...unknown.map((key) => ({ key, fault: 'unknownKey' as const, item: undefined }))];
  if (faults.length === 0) return null;
  return (
    <Notice level="warning" title={t('policy.faults')}>
      <ul class={s.faults}>
        {faults.map(({ key, fault, item }) => (
          <li key={`${key} ${item} ${fault}`}>
            {item === undefined
              ? t('policy.fault', { key, fault: t(`policy.fault.${fault}`) })
              : t('policy.fault.item', { key, item, fault: t(`policy.fault.${fault}`) })}
          </li>
        ))}
      </ul>
      <p>{t('policy.faults.text')}</p>
    </Notice>
  );
}

const COLUMNS = ['raw', 'own', 'usual', 'effective'] as const;

function FactTable({ facts }: { facts: readonly PolicyFact[] }) {
  const t = useT();
  return (
    <section class={s.scroll} aria-label={t('policy.details')}>
      <table class={s.table}>
        <thead>
          <tr>
            <th scope="col">{t('policy.column.key')}</th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`policy.column.${column}`)}
              </th>
            ))}
            <th scope="col">{t('policy.column.why')}</th>
          </tr>
        </thead>
        <tbody>
          {facts.map((fact) => (
            <FactRow key={fact.key} fact={fact} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Each cell says its column again where the table becomes a list. */
function FactRow({ fact }: { fact: PolicyFact }) {
  const t = useT();
  return (
    <tr data-set={fact.raw !== undefined}>
      <th scope="row">
        {t(`policy.key.${fact.key}`)} <code>{fact.key}</code>
      </th>
      {COLUMNS.map((column) => (
        <td key={column} data-column={t(`policy.column.${column}`)}>
          {fact[column] === undefined ? t('policy.none.value') : <code>{fact[column]}</code>}
        </td>
      ))}
      <td data-column={t('policy.column.why')}>{t(`policy.why.${fact.why}`)}</td>
    </tr>
  );
}
