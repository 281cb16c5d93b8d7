import { render } from 'preact';
import { applyCardStyles } from '../../components/contact-card/card-styles.ts';
import { PageCard } from '../../components/contact-card/PageCard.tsx';
import { BrandProvider } from '../../components/ui/brand.tsx';
import { I18nProvider } from '../../components/ui/i18n.tsx';
import { attachCardHost, createCardHost, placeCardHost } from '../../lib/admin-center/card-host.ts';
import {
  afterClose,
  afterOpen,
  afterRoute,
  type CardOpenness,
  INITIALLY_CLOSED,
} from '../../lib/admin-center/card-openness.ts';
import { isSupportRoute } from '../../lib/admin-center/routes.ts';
import type { PageAnswer } from '../../lib/answer-page.ts';
import { directionOf } from '../../lib/bidi.ts';
import type { CustomerContacts } from '../../lib/directory/contacts.ts';
import { createTranslate } from '../../lib/i18n.ts';
import { mirrorCorner } from '../../lib/mirror-corner.ts';

interface CardViewOptions {
  copy(text: string): Promise<void>;
  /** Takes the card off the page. */
  signal: AbortSignal;
}

type Showable = Exclude<PageAnswer, { state: 'none' }>;

const MINUTE_IN_MS = 60_000;

/** Shows answers on the page as one card or none. `open now` is kept true by a clock that runs while the card is open. */
export function createCardView({ copy, signal }: CardViewOptions): { show(answer: PageAnswer): void } {
  let host: HTMLElement | undefined;
  let openness: CardOpenness = INITIALLY_CLOSED;
  let shown: Showable | undefined;
  let clock: ReturnType<typeof setInterval> | undefined;

  function draw() {
    clearInterval(clock);
    if (!shown || signal.aborted) return remove();
    host ??= prepareHost();
    placeCardHost(host, mirrorCorner(shown.frame.card.corner, directionOf(shown.frame.locale)));
    attachCardHost(host);
    if (host.shadowRoot)
      render(<Card shown={shown} isOpen={openness.isOpen} copy={copy} onChange={change} />, host.shadowRoot);
    if (openness.isOpen) clock = setInterval(draw, MINUTE_IN_MS);
  }

  function remove() {
    if (host?.shadowRoot) render(null, host.shadowRoot);
    host?.remove();
    host = undefined;
  }

  function change(isOpen: boolean) {
    openness = isOpen ? afterOpen() : afterClose(openness, shown !== undefined && opensAt(shown));
    draw();
  }

  signal.addEventListener('abort', draw, { once: true });
  return {
    show(answer) {
      const isNewPlace = answer.url !== shown?.url;
      shown = answer.state === 'none' ? undefined : answer;
      if (shown && isNewPlace) openness = afterRoute(openness, opensAt(shown));
      draw();
    },
  };
}

function prepareHost(): HTMLElement {
  const host = createCardHost();
  if (host.shadowRoot) applyCardStyles(host.shadowRoot);
  return host;
}

const opensAt = ({ url, frame }: Showable) => frame.card.openOnSupportRoutes && isSupportRoute(url);

interface CardProps {
  shown: Showable;
  isOpen: boolean;
  copy(text: string): Promise<void>;
  onChange(isOpen: boolean): void;
}

function Card({ shown, isOpen, copy, onChange }: CardProps) {
  const { frame } = shown;
  const translate = createTranslate(frame.locale, frame.messages);
  return (
    <I18nProvider value={translate}>
      <BrandProvider value={frame.brand}>
        <div
          class="root"
          lang={translate.language}
          dir={translate.direction}
          data-theme={frame.theme}
          style={frame.brand?.tokens}
        >
          <PageCard
            key={keyOf(shown)}
            shown={shown}
            isOpen={isOpen}
            isPreview={frame.role !== 'customer'}
            source={frame.source}
            now={Temporal.Now.instant()}
            onCopy={copy}
            onOpen={() => onChange(true)}
            onClose={() => onChange(false)}
          />
        </div>
      </BrandProvider>
    </I18nProvider>
  );
}

/** Another customer is another card: nothing picked or unfolded before carries over. */
const keyOf = (shown: Showable) =>
  contactsIn(shown)
    .map(({ customer }) => customer.tenantId)
    .join();

function contactsIn(shown: Showable): CustomerContacts[] {
  if (shown.state === 'contacts') return [shown.contacts];
  return shown.state === 'feeds' ? shown.feeds.map(({ contacts }) => contacts) : shown.candidates;
}
