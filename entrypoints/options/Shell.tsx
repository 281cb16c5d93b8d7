import {
  ArrowDownUp,
  Building2,
  Contact,
  Handshake,
  Headset,
  History,
  type IconNode,
  LayoutDashboard,
  Plug,
  Settings,
  Share2,
} from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { SharingMark } from '../../components/sharing/SharingMark.tsx';
import { BrandMark, useBrand } from '../../components/ui/brand.tsx';
import { Icon } from '../../components/ui/Icon.tsx';
import { useT } from '../../components/ui/i18n.tsx';
import unseen from '../../components/ui/unseen.module.css';
import { ownPartner } from '../../lib/directory/own-partner.ts';
import { countDisputes } from '../../lib/session/conflict-disputes.ts';
import type { OptionsSession } from '../../lib/session/options-session.ts';
import { type PlainView, type Route, sectionOf, viewsFor } from '../../lib/session/route.ts';
import type { SharingSession } from '../../lib/session/sharing.ts';
import type { Role } from '../../lib/settings.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import s from './Shell.module.css';

interface ShellProps {
  session: OptionsSession;
  sharing: SharingSession;
  route: Route;
  role: Role | null;
  children: ComponentChildren;
}

const ICONS: Record<PlainView, IconNode> = {
  contacts: Contact,
  overview: LayoutDashboard,
  customers: Building2,
  partners: Handshake,
  changes: History,
  sharing: Share2,
  'partner-center': Plug,
  'import-export': ArrowDownUp,
  settings: Settings,
};

/** What tells two views apart; what is chosen within one does not move the focus. */
const placeOf = (route: Route) => ('tenantId' in route ? `${route.view}/${route.tenantId}` : route.view);

export function Shell({ session, sharing, route, role, children }: ShellProps) {
  const t = useT();
  const main = useRef<HTMLElement>(null);
  const place = placeOf(route);
  const section = sectionOf(route);
  useEffect(() => {
    document.title = t('options.documentTitle', { title: t(`options.nav.${section}`) });
  }, [t, section]);
  useFocusOnArrival(main, place);
  return (
    <div class={s.shell}>
      <button type="button" class={s.skip} onClick={() => main.current?.focus()}>
        {t('options.skip')}
      </button>
      <header class={s.side}>
        <Brand session={session} role={role} />
        <nav aria-label={t('options.nav')}>
          <ul class={s.links}>
            {viewsFor(role).map((view) => (
              <li key={view}>
                <a class={s.link} href={`#/${view}`} aria-current={view === section ? 'page' : undefined}>
                  <Icon icon={ICONS[view]} />
                  {t(`options.nav.${view}`)}{' '}
                  {view === 'changes' && <Conflicts count={countDisputes(session.conflicts.value)} />}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div class={s.foot}>{role !== 'customer' && <SharingMark standing={sharing.standing.value} />}</div>
      </header>
      <main ref={main} class={s.main} id="content" tabIndex={-1}>
        <ErrorBoundary key={place}>{children}</ErrorBoundary>
      </main>
    </div>
  );
}

function Conflicts({ count }: { count: number }) {
  const t = useT();
  if (count === 0) return null;
  const text = t('conflicts.count', { count });
  return (
    <span class={s.badge} title={text}>
      <span aria-hidden="true">{new Intl.NumberFormat(t.locale).format(count)}</span>
      <span class={unseen.words}>{text}</span>
    </span>
  );
}

function Brand({ session: { workspace, partners }, role }: Pick<ShellProps, 'session' | 'role'>) {
  const t = useT();
  const brand = useBrand();
  const own = ownPartner({ partners: partners.value });
  return (
    <div class={s.brand}>
      <span class={s.logo} data-branded={brand?.logo !== undefined}>
        <BrandMark icon={Headset} size={20} class={s.mark} />
      </span>
      <div class={s.names}>
        {brand?.name && <p class={s.organization}>{brand.name}</p>}
        <p class={s.product}>{t('common.name')}</p>
        <p class={s.workspace}>
          <bdi>
            {workspace.value?.name ?? own?.name ?? t(role === 'customer' ? 'settings.role.customer' : 'options.noOwn')}
          </bdi>
        </p>
      </div>
    </div>
  );
}

/** A new view begins at its title, for screen readers and keyboards; the first one begins where the browser puts it. */
function useFocusOnArrival(main: { readonly current: HTMLElement | null }, place: string) {
  const last = useRef(place);
  useEffect(() => {
    if (last.current === place) return;
    last.current = place;
    main.current?.scrollTo(0, 0);
    (main.current?.querySelector('h1') ?? main.current)?.focus();
  }, [main, place]);
}
