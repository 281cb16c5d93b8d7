import { useState } from 'preact/hooks';
import type { ColumnMapping, MappedColumns, MappingProblem } from '../../lib/session/transfer-import.ts';
import { Section } from '../overview/Section.tsx';
import { Button } from '../ui/Button.tsx';
import { useT } from '../ui/i18n.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Select } from '../ui/Select.tsx';
import s from './ColumnMappingForm.module.css';

interface ColumnMappingFormProps {
  /** The file's. */
  name: string;
  initial: ColumnMapping;
  columns: MappedColumns;
  problem?: MappingProblem | undefined;
  onMap: (mapping: ColumnMapping) => void;
  onCancel: () => void;
}

const KINDS = ['customers', 'partners'] as const;

/** What each column of a file is, when its names do not tell. */
export function ColumnMappingForm({ name, initial, columns, problem, onMap, onCancel }: ColumnMappingFormProps) {
  const t = useT();
  const [mapping, setMapping] = useState(initial);
  const { kind, header, to } = mapping;
  const options = [
    { value: '', label: t('transfer.mapping.ignored') },
    ...columns[kind].map((column) => ({ value: column, label: column })),
  ];
  const choose = (at: number, column: string) =>
    setMapping({ ...mapping, to: to.map((before, index) => (index === at ? column : before)) });
  const chooseKind = (next: ColumnMapping['kind']) =>
    setMapping({ ...mapping, kind: next, to: to.map((column) => (columns[next].includes(column) ? column : '')) });
  return (
    <Section title={t('transfer.mapping.title', { name })} text={t('transfer.mapping.text')} takesFocus>
      <form
        class={s.form}
        onSubmit={(event) => {
          event.preventDefault();
          onMap(mapping);
        }}
      >
        <Select
          label={t('transfer.mapping.kind')}
          value={kind}
          options={KINDS.map((one) => ({ value: one, label: t(`transfer.report.kind.${one}`) }))}
          onChange={(value) => chooseKind(value === 'partners' ? 'partners' : 'customers')}
        />
        <div class={s.columns}>
          {header.map((column, index) => (
            <Select
              key={index}
              label={column || t('transfer.mapping.column', { column: index + 1 })}
              value={to[index] ?? ''}
              options={options}
              onChange={(value) => choose(index, value)}
            />
          ))}
        </div>
        {problem && (
          <Notice level="error" live>
            {t(`transfer.mapping.problem.${problem.code}`, { ...problem })}
          </Notice>
        )}
        <div class={s.buttons}>
          <Button type="submit" variant="primary">
            {t('transfer.mapping.read')}
          </Button>
          <Button onClick={onCancel}>{t('common.cancel')}</Button>
        </div>
      </form>
    </Section>
  );
}
