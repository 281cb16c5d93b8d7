import type { FieldChange } from '../../lib/log/types.ts';
import { useT } from '../ui/i18n.tsx';
import { groupChanges } from './change-groups.ts';
import { fieldName, type NameOf } from './field-name.ts';
import { fieldValue } from './field-value.ts';
import s from './ReviewChanges.module.css';

interface ReviewChangesProps {
  changes: readonly FieldChange[];
  nameOf: NameOf;
}

/** Before → after, field by field, one table for each document. */
export function ReviewChanges({ changes, nameOf }: ReviewChangesProps) {
  const t = useT();
  return (
    <>
      {groupChanges(changes, nameOf).map((group) => (
        <table key={group.doc} class={s.changes}>
          <caption>{group.doc === 'workspace' ? t('review.workspace') : group.name}</caption>
          <thead>
            <tr>
              <th scope="col">{t('review.column.field')}</th>
              <th scope="col">{t('review.column.before')}</th>
              <th scope="col">{t('review.column.after')}</th>
            </tr>
          </thead>
          <tbody>
            {group.changes.map(({ path, before, after }) => (
              <tr key={path}>
                <th scope="row">{fieldName(path, t, nameOf)}</th>
                <td data-label={t('review.column.before')}>{fieldValue(path, before, t, nameOf)}</td>
                <td data-label={t('review.column.after')} class={s.after}>
                  {fieldValue(path, after, t, nameOf)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </>
  );
}
