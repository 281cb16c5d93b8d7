import { useSignal } from '@preact/signals';
import { Building2, History, Settings as SettingsIcon, UserRoundCog } from 'lucide';
import type { ComponentChildren } from 'preact';
import { CustomerDetail } from '../../components/lookup/CustomerDetail.tsx';
import { Incomplete } from '../../components/lookup/Incomplete.tsx';
import { LookupBox } from '../../components/lookup/LookupBox.tsx';
import { Unsure } from '../../components/lookup/Unsure.tsx';
import { EmptyState } from '../../components/ui/EmptyState.tsx';
import { Icon } from '../../components/ui/Icon.tsx';
import { useT } from '../../components/ui/i18n.tsx';
import { copyText } from '../../lib/admin-center/copy-text.ts';
import type { TenantId } from '../../lib/directory/types.ts';
import type { Settings } from '../../lib/settings.ts';
import type { PopupSession, ShownCustomer } from './open-popup-session.ts';
import s from './Popup.module.css';

interface PopupProps {
  session: PopupSession;
  settings: Settings;
}

/** Who supports this customer, a keystroke away. */
export function Popup({ session, settings }: PopupProps) {
  if (settings.role === null) return <NotSetUp />;
  if (session.finding) return <Finder session={session} {...session.finding} settings={settings} />;
  return <OwnContacts session={session} settings={settings} />;
}

/** The name is for those who hear the page: everyone else has just pressed the button that bears it. */
function Frame({ children }: { children: ComponentChildren }) {
  const t = useT();
  return (
    <main class={s.popup}>
      <h1 class={s.name}>{t('common.name')}</h1>
      {children}
    </main>
  );
}

function NotSetUp() {
  const t = useT();
  return (
    <Frame>
      <EmptyState icon={UserRoundCog} title={t('popup.setUp.title')} text={t('popup.setUp.text')}>
        <OptionsLink label={t('popup.setUp.action')} isPrimary />
      </EmptyState>
    </Frame>
  );
}

function OwnContacts({ session, settings }: PopupProps) {
  const t = useT();
  return (
    <Frame>
      {session.page.state === 'contacts' ? (
        <Detail contacts={session.page.contacts} session={session} settings={settings} />
      ) : (
        <EmptyState icon={Building2} title={t('popup.customer.title')} text={t('popup.customer.text')}>
          <OptionsLink label={t('popup.openDirectory')} isPrimary />
        </EmptyState>
      )}
    </Frame>
  );
}

function Finder({ session, lookup, live, settings }: PopupProps & Required<PopupSession>['finding']) {
  const t = useT();
  const isPageLeft = useSignal(session.page.state === 'none');
  const picked = session.picked.value;
  const page = isPageLeft.value || picked ? undefined : session.page;
  const isListing = !picked && !page;
  const isWhole = !lookup.isReading.value && !lookup.failed.value && lookup.damaged.value === 0;

  function type(text: string) {
    isPageLeft.value = true;
    void session.pick(undefined);
    lookup.type(text);
  }
  function goBack(): boolean {
    const isThere = !isListing || lookup.typed.value !== '';
    if (picked) void session.pick(undefined);
    else if (page) isPageLeft.value = true;
    else lookup.type('');
    return isThere;
  }
  const { pinned, recent } = live.care.value;
  const markOf = (id: TenantId) => {
    if (pinned.includes(id)) return 'pinned';
    return !lookup.typed.value && recent.includes(id) ? 'recent' : undefined;
  };
  return (
    <Frame>
      <LookupBox
        typed={lookup.typed.value}
        result={lookup.result.value}
        isReading={lookup.isReading.value}
        isOpen={isListing}
        markOf={markOf}
        onType={type}
        onPick={(tenantId) => void session.pick(tenantId)}
        onBack={goBack}
      />
      {isListing && isWhole && !lookup.typed.value && lookup.result.value.matches === 0 && (
        <EmptyState icon={Building2} title={t('popup.empty.title')} text={t('popup.empty.text')} />
      )}
      {isListing && <Incomplete damaged={lookup.damaged.value} failed={lookup.failed.value} />}
      {picked && <Detail {...picked} session={session} settings={settings} />}
      {page?.state === 'contacts' && (
        <Detail
          contacts={page.contacts}
          {...(session.pageFacts ? { facts: session.pageFacts } : {})}
          session={session}
          settings={settings}
          hint={t('popup.onThisPage')}
        />
      )}
      {page?.state === 'unsure' && <Unsure {...page} onPick={(tenantId) => void session.pick(tenantId)} />}
      {isListing && (
        <footer class={s.footer}>
          <OptionsLink label={t('popup.openDirectory')} />
          {!lookup.typed.value && recent.length > 0 && (
            <button type="button" class={s.link} onClick={live.clearRecent}>
              <Icon icon={History} size={16} />
              <span>{t('popup.clearRecent')}</span>
            </button>
          )}
        </footer>
      )}
    </Frame>
  );
}

function Detail({ contacts, facts, session, settings, hint }: PopupProps & ShownCustomer & { hint?: string }) {
  const { tenantId } = contacts.customer;
  const live = session.finding?.live;
  const pin = live && { isPinned: live.care.value.pinned.includes(tenantId), onToggle: () => live.togglePin(tenantId) };
  const href = `/options.html#/customers/${tenantId}`;
  return (
    <CustomerDetail
      key={tenantId}
      contacts={contacts}
      theme={settings.theme}
      source={session.source}
      now={Temporal.Now.instant()}
      onCopy={copyText}
      {...(hint ? { hint } : {})}
      {...(facts ? { facts } : {})}
      {...(pin ? { pin } : {})}
      {...(settings.role === 'customer' ? {} : { href })}
    />
  );
}

function OptionsLink({ label, isPrimary = false }: { label: string; isPrimary?: boolean }) {
  return (
    <a class={s.link} data-primary={isPrimary} href="/options.html" target="_blank" rel="noreferrer">
      {!isPrimary && <Icon icon={SettingsIcon} size={16} />}
      <span>{label}</span>
    </a>
  );
}
