import type { Contact } from '../../lib/directory/contacts.ts';
import { subscriptionName } from '../../lib/directory/subscription-name.ts';
import type { Severity, SupportProfile } from '../../lib/directory/types.ts';
import { vCardOf } from '../../lib/session/transfer-vcard.ts';
import { doubtWords } from '../contact-card/doubt-words.ts';
import { HoursTable } from '../contact-card/HoursTable.tsx';
import { languageNames } from '../contact-card/language-names.ts';
import { fitsQrCode, QrCode } from '../transfer/QrCode.tsx';
import { useT } from '../ui/i18n.tsx';
import { listText } from '../ui/list-text.ts';
import s from './PrintSheet.module.css';

/** Without state and subscriptions: whom to turn to while a designation is in doubt. */
interface PrintContactProps extends Pick<Contact, 'partner'>, Partial<Omit<Contact, 'partner'>> {
  now: Temporal.Instant;
}

const SEVERITIES: readonly Severity[] = ['critical', 'high', 'normal'];

/** One partner on paper, with everything that it states unfolded. */
export function PrintContact({ partner, state, doubts = [], subscriptions = [], now }: PrintContactProps) {
  const t = useT();
  const { name, support } = partner;
  const shown = name || t('card.unnamed');
  return (
    <article class={s.contact}>
      <div class={s.told}>
        <h3>
          {state ? shown : t('card.fallback', { name: shown })}
          {state && <span class={s.state}>{t(`card.state.${state}`)}</span>}
        </h3>
        {doubts.map((doubt) => (
          <p key={doubt.reason} class={s.doubt}>
            {doubtWords(doubt, t)}
          </p>
        ))}
        <Ways support={support} />
        {subscriptions.length > 0 && (
          <p>{t('card.text.supports', { names: listText(subscriptions.map(subscriptionName), t.locale) })}</p>
        )}
        {support.hours && (
          <div class={s.hours}>
            <HoursTable hours={support.hours} now={now} />
          </div>
        )}
        <Statements support={support} />
      </div>
      <Code partner={partner} />
    </article>
  );
}

function Ways({ support: { telephone, email, website } }: { support: SupportProfile }) {
  const t = useT();
  if (!telephone && !email && !website) return <p>{t('card.noWays')}</p>;
  return (
    <>
      {telephone && (
        <p class={s.telephone}>
          <bdi>{telephone}</bdi>
        </p>
      )}
      {email && (
        <p>
          <bdi>{email}</bdi>
        </p>
      )}
      {website && (
        <p>
          <bdi>{website}</bdi>
        </p>
      )}
    </>
  );
}

function Statements({ support: { languages, channels = {}, scope, pricing } }: { support: SupportProfile }) {
  const t = useT();
  const stated = [
    ...(languages.length > 0 ? [[t('card.languages'), languageNames(languages, t.locale)]] : []),
    ...SEVERITIES.flatMap((severity) =>
      channels[severity] ? [[t(`card.severity.${severity}`), channels[severity]]] : [],
    ),
    ...(scope ? [[t('card.scope'), scope]] : []),
    ...(pricing ? [[t('card.pricing'), pricing]] : []),
  ];
  if (stated.length === 0) return null;
  return (
    <dl class={s.facts}>
      {stated.map(([term, text]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

/** For a telephone's camera, which then dials. */
function Code({ partner }: Pick<Contact, 'partner'>) {
  const t = useT();
  const { text } = vCardOf(partner);
  const { telephone, email } = partner.support;
  if (!(telephone || email) || !fitsQrCode(text)) return null;
  return <QrCode class={s.qr} text={text} label={t('vcard.code', { name: partner.name })} />;
}
