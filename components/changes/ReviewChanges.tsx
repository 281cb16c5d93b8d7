import type { Translate } from '../../lib/i18n.ts';
import type { FieldChange } from '../../lib/log/types.ts';
import { useT } from '../ui/i18n.tsx';
import { type ChangeGroup, groupChanges } from './change-groups.ts';
import { fieldName, type NameOf } from './field-name.ts';
import { fieldValue } from './field-value.ts';
import s from './ReviewChanges.module.css';

interface ReviewChangesProps {
  changes: readonly FieldChange[];
  nameOf: NameOf;
}

/** Before → after, field by field, a block of rows for each document. */
export function ReviewChanges({ changes, nameOf }: ReviewChangesProps) {
  const t = useT();
  const groups = groupChanges(changes, nameOf);
  const [first, ...others] = groups;
  if (!first) return null;
  return (
    <table class={s.changes} aria-label={others.length === 0 ? titleOf(first, t) : t('review.changes')}>
      <thead>
        <tr>
          <th scope="col">{t('review.column.field')}</th>
          <th scope="col">{t('review.column.before')}</th>
          <th scope="col">{t('review.column.after')}</th>
        </tr>
      </thead>
      {groups.map((group) => (
        <GroupRows key={group.doc} group={group} nameOf={nameOf} />
      ))}
    </table>
  );
}

const titleOf = ({ doc, name }: ChangeGroup, t: Translate) => (doc === 'workspace' ? t('review.workspace') : name);

function GroupRows({ group, nameOf }: { group: ChangeGroup; nameOf: NameOf }) {
  const t = useT();
  return (
    <tbody>
      <tr>
        <th class={s.document} scope="rowgroup" colSpan={3}>
          <bdi>{titleOf(group, t)}</bdi>
        </th>
      </tr>
      {group.changes.map(({ path, before, after }) => (
        <tr key={path}>
          <th scope="row">{fieldName(path, t, nameOf)}</th>
          <td data-label={t('review.column.before')}>
            <bdi>{fieldValue(path, before, t, nameOf)}</bdi>
          </td>
          <td data-label={t('review.column.after')} class={s.after}>
            <bdi>{fieldValue(path, after, t, nameOf)}</bdi>
          </td>
        </tr>
      ))}
    </tbody>
  );
}
