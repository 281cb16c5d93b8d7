import { useSignal } from '@preact/signals';
import { Building2, History } from 'lucide';
import { Incomplete } from '../../components/lookup/Incomplete.tsx';
import { chosenIndex, LookupBox } from '../../components/lookup/LookupBox.tsx';
import { Unsure } from '../../components/lookup/Unsure.tsx';
import { EmptyState } from '../../components/ui/EmptyState.tsx';
import { Icon } from '../../components/ui/Icon.tsx';
import { useT } from '../../components/ui/i18n.tsx';
import type { CustomerContacts } from '../../lib/directory/contacts.ts';
import type { TenantId } from '../../lib/directory/types.ts';
import type { Finding, LookupSession } from '../../lib/session/lookup-session.ts';
import type { Lookup } from '../../lib/session/open-lookup.ts';
import { CustomerPanel } from './CustomerPanel.tsx';
import { Frame, OptionsLink } from './Frame.tsx';
import s from './LookupPage.module.css';
import type { LookupPageProps } from './LookupPage.tsx';
import { useLookupMarks } from './use-lookup-marks.ts';
import { useTelephoneCopy } from './use-telephone-copy.ts';

type FinderProps = LookupPageProps & { finding: Finding };

/** Any customer, found by typing; the one of the page beside without it. */
export function Finder({ finding, ...props }: FinderProps) {
  const t = useT();
  const { session } = props;
  const { said, copyTelephone, forget } = useTelephoneCopy();
  const reason = finding.live.refused.value;
  const chosen = useSignal<TenantId | undefined>(undefined);
  const lookup = finding.lookup.value;
  const isListing = session.place.value === 'list';
  useLookupMarks(lookup, isListing);

  function choose(tenantId: TenantId | undefined) {
    chosen.value = tenantId;
    forget();
  }
  function type(text: string) {
    choose(undefined);
    finding.type(text);
  }
  function goBack() {
    forget();
    return session.goBack();
  }
  function pick(tenantId: TenantId) {
    forget();
    void session.pick(tenantId);
  }
  return (
    <Frame
      said={said || (reason === undefined ? '' : t('common.refused', { reason }))}
      onBack={goBack}
      onCopy={() => copyTelephone(() => contactsInView(session, lookup, chosen.value))}
    >
      <LookupBox
        typed={lookup.typed.value}
        result={lookup.result.value}
        isCurrent={lookup.isCurrent.value}
        isReading={lookup.isReading.value}
        isOpen={isListing}
        chosen={chosen.value}
        markOf={markOf(finding)}
        onType={type}
        onChoose={choose}
        onPick={pick}
      />
      {isListing ? <BelowList finding={finding} lookup={lookup} /> : <Shown {...props} />}
    </Frame>
  );
}

/** Whose telephone Ctrl+C copies: the customer shown, else the chosen row's. */
async function contactsInView(
  { place, picked, page, read }: LookupSession,
  { result, isCurrent }: Lookup,
  chosen: TenantId | undefined,
): Promise<CustomerContacts | undefined> {
  if (place.value === 'picked') return picked.value?.contacts;
  if (place.value === 'page') return page.value.state === 'contacts' ? page.value.contacts : undefined;
  if (!isCurrent.value) return undefined;
  const row = result.value.rows[chosenIndex(result.value, chosen)];
  return row && (await read(row.tenantId))?.contacts;
}

function markOf({ live }: Finding) {
  const { pinned, recent } = live.care.value;
  return (id: TenantId) => {
    if (pinned.includes(id)) return 'pinned';
    return recent.includes(id) ? 'recent' : undefined;
  };
}

function Shown(props: LookupPageProps) {
  const t = useT();
  const { session } = props;
  const page = session.page.value;
  const picked = session.picked.value;
  if (picked) return <CustomerPanel {...props} {...picked} />;
  if (page.state === 'contacts') return <CustomerPanel {...props} {...page} hint={t('popup.onThisPage')} />;
  if (page.state === 'unsure') return <Unsure {...page} onPick={(tenantId) => void session.pick(tenantId)} />;
  return null;
}

function BelowList({ finding, lookup }: { finding: Finding; lookup: Lookup }) {
  const t = useT();
  const { live } = finding;
  const isTyped = lookup.typed.value !== '';
  const isEmpty = !isTyped && lookup.result.value.matches === 0;
  const isWhole = !lookup.isReading.value && !lookup.failed.value && lookup.damaged.value === 0;
  return (
    <>
      {isEmpty && isWhole && (
        <EmptyState icon={Building2} title={t('popup.empty.title')} text={t('popup.empty.text')} />
      )}
      <Incomplete damaged={lookup.damaged.value} failed={lookup.failed.value} />
      <footer class={s.footer}>
        <OptionsLink label={t('popup.openDirectory')} />
        {!isTyped && live.care.value.recent.length > 0 && (
          <button type="button" class={s.link} onClick={live.clearRecent}>
            <Icon icon={History} size={16} />
            <span>{t('popup.clearRecent')}</span>
          </button>
        )}
        {!isEmpty && <p class={s.keys}>{t('popup.keys', { keys: COPY_KEYS })}</p>}
      </footer>
    </>
  );
}

const COPY_KEYS = navigator.platform.startsWith('Mac') ? '⌘C' : 'Ctrl+C';
