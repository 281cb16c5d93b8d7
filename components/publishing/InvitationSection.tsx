import { Download } from 'lucide';
import type { Published } from '../../lib/feed/publish/plan-feed.ts';
import type { PolicyBrowser } from '../../lib/session/publishing-policy.ts';
import { When } from '../changes/When.tsx';
import { Section } from '../overview/Section.tsx';
import s from '../sharing/sharing.module.css';
import { QrCode } from '../transfer/QrCode.tsx';
import { Button } from '../ui/Button.tsx';
import { CopyButton } from '../ui/CopyButton.tsx';
import { useT } from '../ui/i18n.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Select, type SelectOption } from '../ui/Select.tsx';
import p from './publishing.module.css';

interface InvitationSectionProps {
  link: string;
  /** What this profile knows to lie on the host; undefined: nothing yet. */
  feed: Published | undefined;
  /** Of the invitation. */
  epoch: number;
  /** Whose key signed it. */
  publisher: string;
  isHeld: boolean;
  /** A ready email, and which of the languages it is in. */
  mail: { language: string; href: string };
  languages: readonly SelectOption[];
  onLanguage: (language: string) => void;
  onCopy: (text: string) => Promise<void>;
  onSave: () => void;
  /** A fragment of a managed browser's policies that follows the invitation. */
  onSavePolicy: (browser: PolicyBrowser) => void;
  onRevoke: () => void;
}

/** What lets this customer see their own contact, and whether there is anything to see. */
export function InvitationSection(props: InvitationSectionProps) {
  const { link, mail, languages, isHeld, onLanguage, onCopy, onSave, onSavePolicy, onRevoke } = props;
  const t = useT();
  return (
    <Section title={t('publishing.invite.title')} text={t('publishing.invite.text')}>
      {isHeld && (
        <Notice level="warning" title={t('publishing.invite.held')}>
          <p>{t('publishing.invite.held.text')}</p>
        </Notice>
      )}
      <FeedState {...props} />
      <div class={s.actions}>
        <CopyButton text={link} label={t('publishing.invite.copy')} onCopy={onCopy} />
        <Button icon={Download} onClick={onSave}>
          {t('publishing.invite.save')}
        </Button>
      </div>
      <div class={p.mail}>
        <Select
          label={t('publishing.invite.language')}
          value={mail.language}
          options={languages}
          onChange={onLanguage}
        />
        <a href={mail.href}>{t('publishing.invite.mail')}</a>
      </div>
      <details class={s.details}>
        <summary>{t('publishing.invite.qr')}</summary>
        <QrCode class={p.qr} text={link} label={t('publishing.invite.qr.label')} />
      </details>
      <details class={s.details}>
        <summary>{t('publishing.invite.policy')}</summary>
        <p>{t('publishing.invite.policy.text')}</p>
        <div class={s.actions}>
          <Button icon={Download} onClick={() => onSavePolicy('chromium')}>
            {t('publishing.invite.policy.chromium')}
          </Button>
          <Button icon={Download} onClick={() => onSavePolicy('firefox')}>
            {t('publishing.invite.policy.firefox')}
          </Button>
        </div>
      </details>
      <p class={s.muted}>{t('publishing.revoke.text')}</p>
      <div class={s.actions}>
        <Button writes variant="danger" onClick={onRevoke}>
          {t('publishing.revoke')}
        </Button>
      </div>
    </Section>
  );
}

function FeedState({ feed, epoch, publisher }: InvitationSectionProps) {
  const t = useT();
  if (!feed || feed.epoch !== epoch) return <p>{t('publishing.invite.never')}</p>;
  return (
    <p>
      {t('publishing.invite.state', { publisher, seq: String(feed.seq) })}{' '}
      <When at={new Date(feed.iat * 1000).toISOString()} />
    </p>
  );
}
