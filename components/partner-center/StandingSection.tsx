import { CircleAlert, CircleCheck, CircleUser, Clock, type IconNode } from 'lucide';
import { useState } from 'preact/hooks';
import { ownPartner } from '../../lib/directory/own-partner.ts';
import type { Partner } from '../../lib/directory/types.ts';
import type { Connection } from '../../lib/partner-center/connection.ts';
import type { SignInStanding } from '../../lib/session/partner-center-standing.ts';
import { When } from '../changes/When.tsx';
import { Section } from '../overview/Section.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useT } from '../ui/i18n.tsx';
import { Notice } from '../ui/Notice.tsx';
import s from './partner-center.module.css';
import { RedirectAddress } from './RedirectAddress.tsx';
import { SignInNotice } from './SignInNotice.tsx';

export interface StandingSectionProps {
  connection: Connection;
  standing: SignInStanding;
  /** Of the directory. */
  partners: readonly Partner[];
  redirectUrl: string;
  /** Microsoft's own page for signing out. */
  signOutUrl: string;
  /** In the click itself. */
  onSignIn: (how: { afresh: boolean }) => void;
  onGiveUp: () => void;
  onSignOut: () => void;
  onEdit: () => void;
  onDisconnect: () => void;
  onCopy: (text: string) => Promise<void>;
}

const ICONS: Record<SignInStanding['state'], IconNode> = {
  signedOut: CircleUser,
  signingIn: Clock,
  signedIn: CircleCheck,
  expired: CircleAlert,
};
const TONES: Partial<Record<SignInStanding['state'], string>> = {
  signedIn: 'good',
  signingIn: 'wait',
  expired: 'wait',
};

/** Who is signed in through which app, until when, and what can be done about it. */
export function StandingSection(props: StandingSectionProps) {
  const { connection, standing, redirectUrl, onCopy } = props;
  const t = useT();
  const problem = 'problem' in standing ? standing.problem : undefined;
  return (
    <Section title={t('partnerCenter.standing.title')}>
      <div class={s.standing} data-tone={TONES[standing.state]} role="status">
        <Icon icon={ICONS[standing.state]} size={24} />
        <StandingText standing={standing} />
      </div>
      {problem && <SignInNotice problem={problem} />}
      <OtherTenant {...props} />
      <Actions {...props} />
      <details class={s.more}>
        <summary>{t('partnerCenter.details')}</summary>
        <div class={s.details}>
          <dl class={s.facts}>
            <Fact name={t('partnerCenter.fact.cloud')} value={t(`partnerCenter.cloud.${connection.cloud}`)} />
            <Fact name={t('partnerCenter.fact.tenant')} value={connection.tenant} />
            <Fact name={t('partnerCenter.fact.clientId')} value={connection.clientId} />
            <Fact name={t('partnerCenter.fact.rate')} value={String(connection.requestsPerMinute)} />
          </dl>
          <RedirectAddress url={redirectUrl} onCopy={onCopy} />
          <ConnectionActions {...props} />
        </div>
      </details>
    </Section>
  );
}

const Fact = ({ name, value }: { name: string; value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>
      <bdi>{value}</bdi>
    </dd>
  </div>
);

function StandingText({ standing }: { standing: SignInStanding }) {
  const t = useT();
  const { state } = standing;
  if (state === 'signedOut' || state === 'signingIn')
    return (
      <div>
        <p class={s.standingTitle}>{t(`partnerCenter.standing.${state}`)}</p>
        <p>{t(`partnerCenter.standing.${state}.text`)}</p>
      </div>
    );
  const { username } = standing.account;
  return (
    <div>
      <p class={s.standingTitle}>{t(`partnerCenter.standing.${state}`, { username })}</p>
      {state === 'signedIn' ? (
        <p class={s.muted}>
          {t('partnerCenter.standing.signedIn.until')} <When at={standing.until} />
        </p>
      ) : (
        <p>{t('partnerCenter.standing.expired.text')}</p>
      )}
    </div>
  );
}

/** Customers of another partner must not be taken for ours. */
function OtherTenant({ standing, partners }: Pick<StandingSectionProps, 'standing' | 'partners'>) {
  const t = useT();
  const own = ownPartner({ partners });
  const tenant = standing.state === 'signedIn' ? standing.account.tenantId : undefined;
  if (!own || !tenant || tenant === own.tenantId) return null;
  const reseller = partners.find(({ tenantId }) => tenantId === tenant);
  if (reseller)
    return (
      <Notice title={t('partnerCenter.standing.reseller', { name: reseller.name })}>
        <p>{t('partnerCenter.standing.reseller.text')}</p>
      </Notice>
    );
  return (
    <Notice level="warning" title={t('partnerCenter.standing.otherTenant')}>
      <p>{t('partnerCenter.standing.otherTenant.text', { tenant, name: own.name, own: own.tenantId })}</p>
    </Notice>
  );
}

function Actions({ standing, signOutUrl, onSignIn, onGiveUp, onSignOut }: StandingSectionProps) {
  const t = useT();
  const needsFactor = 'problem' in standing && standing.problem?.reason === 'mfaRequired';
  if (standing.state === 'signingIn')
    return (
      <div class={s.actions}>
        <Button onClick={onGiveUp}>{t('partnerCenter.signIn.giveUp')}</Button>
      </div>
    );
  if (standing.state === 'signedIn')
    return (
      // Buttons of its own: the one that was pressed to sign in must not become the one that signs out.
      <div key="signedIn" class={s.actions}>
        <Button onClick={onSignOut}>{t('partnerCenter.signOut')}</Button>
        <Button onClick={() => onSignIn({ afresh: true })}>{t('partnerCenter.signIn.again')}</Button>
      </div>
    );
  return (
    <div class={s.actions}>
      <Button variant="primary" onClick={() => onSignIn({ afresh: needsFactor })}>
        {t(
          needsFactor
            ? 'partnerCenter.signIn.afresh'
            : standing.state === 'expired'
              ? 'partnerCenter.signIn.again'
              : 'partnerCenter.signIn',
        )}
      </Button>
      {standing.state === 'expired' && <Button onClick={onSignOut}>{t('partnerCenter.signOut')}</Button>}
      <a href={signOutUrl} target="_blank" rel="noreferrer">
        {t('partnerCenter.signOut.microsoft')}
      </a>
    </div>
  );
}

function ConnectionActions({ onEdit, onDisconnect }: Pick<StandingSectionProps, 'onEdit' | 'onDisconnect'>) {
  const t = useT();
  const [isAsked, setAsked] = useState(false);
  const close = () => setAsked(false);
  return (
    <div class={s.actions}>
      <Button onClick={onEdit}>{t('partnerCenter.edit')}</Button>
      <Button variant="danger" onClick={() => setAsked(true)}>
        {t('partnerCenter.disconnect')}
      </Button>
      {isAsked && (
        <Dialog
          title={t('partnerCenter.disconnect.ask')}
          onCancel={close}
          actions={
            <>
              <Button variant="danger" onClick={onDisconnect}>
                {t('partnerCenter.disconnect')}
              </Button>
              <Button onClick={close}>{t('common.cancel')}</Button>
            </>
          }
        >
          <p>{t('partnerCenter.disconnect.text')}</p>
        </Dialog>
      )}
    </div>
  );
}
