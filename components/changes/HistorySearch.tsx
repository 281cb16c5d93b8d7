import { Search } from 'lucide';
import { useState } from 'preact/hooks';
import type { Partner } from '../../lib/directory/types.ts';
import type { CommitSource } from '../../lib/log/types.ts';
import type { HistoryQuery } from '../../lib/session/history.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { useT } from '../ui/i18n.tsx';
import { Select } from '../ui/Select.tsx';
import s from './HistoryTools.module.css';

interface HistorySearchProps {
  partners: readonly Pick<Partner, 'tenantId' | 'name'>[];
  /** Resolves to false when the query names no customer. */
  onSearch: (query: HistoryQuery) => Promise<boolean>;
}

const SOURCES: readonly CommitSource[] = ['edit', 'import', 'undo', 'partnerCenter', 'setup'];
const EVERYTHING: HistoryQuery = { customer: '', partner: '', by: '', source: '' };

/** Narrows the list down to what concerns a customer, a partner, an author or a way in. */
export function HistorySearch({ partners, onSearch }: HistorySearchProps) {
  const t = useT();
  const [query, setQuery] = useState(EVERYTHING);
  const [isUnknown, setIsUnknown] = useState(false);
  const search = (next: HistoryQuery) => {
    setQuery(next);
    void onSearch(next).then((isKnown) => setIsUnknown(!isKnown));
  };
  const byName = partners.toSorted((a, b) => a.name.localeCompare(b.name, t.locale));
  return (
    <search>
      <form
        class={s.search}
        aria-label={t('changes.search')}
        onSubmit={(event) => {
          event.preventDefault();
          search(query);
        }}
      >
        <Field
          label={t('changes.search.customer')}
          hint={t('changes.search.customer.hint')}
          value={query.customer}
          error={isUnknown ? t('changes.search.unknownCustomer') : undefined}
          onInput={(customer) => setQuery({ ...query, customer })}
        />
        <Select
          label={t('changes.search.partner')}
          value={query.partner}
          options={[
            { value: '', label: t('changes.search.any') },
            ...byName.map(({ tenantId, name }) => ({ value: tenantId, label: name })),
          ]}
          onChange={(partner) => setQuery({ ...query, partner })}
        />
        <Field label={t('changes.search.by')} value={query.by} onInput={(by) => setQuery({ ...query, by })} />
        <Select
          label={t('changes.search.source')}
          value={query.source}
          options={[
            { value: '', label: t('changes.search.any') },
            ...SOURCES.map((source) => ({ value: source, label: t(`changes.source.${source}`) })),
          ]}
          onChange={(value) => setQuery({ ...query, source: SOURCES.find((source) => source === value) ?? '' })}
        />
        <div class={s.buttons}>
          <Button type="submit" icon={Search}>
            {t('changes.search.apply')}
          </Button>
          <Button variant="subtle" onClick={() => search(EVERYTHING)}>
            {t('changes.search.clear')}
          </Button>
        </div>
      </form>
    </search>
  );
}
