import { useId, useState } from 'preact/hooks';
import type { FeedKeyEnd } from '../../lib/directory/types.ts';
import { endsOf, type ListedPublisher } from '../../lib/session/publisher-list.ts';
import type { Revoking } from '../../lib/session/publisher-revoke.ts';
import s from '../sharing/sharing.module.css';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useT } from '../ui/i18n.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Select } from '../ui/Select.tsx';
import { FingerprintFact } from './FingerprintFact.tsx';

interface RevokeDialogProps {
  /** Those that may be chosen. */
  publishers: readonly [ListedPublisher, ...ListedPublisher[]];
  /** A device was lost: the reason is given. */
  isLost: boolean;
  onRevoke: (revoking: Revoking) => void;
  onCancel: () => void;
}

/** Which key ends and why, with what that does to customers. */
export function RevokeDialog({ publishers, isLost, onRevoke, onCancel }: RevokeDialogProps) {
  const t = useT();
  const [kid, setKid] = useState(publishers[0].kid);
  const chosen = publishers.find((publisher) => publisher.kid === kid) ?? publishers[0];
  const ends = endsOf(chosen);
  const [picked, setReason] = useState<FeedKeyEnd | undefined>(isLost ? 'lost' : undefined);
  const reason = picked && ends.includes(picked) ? picked : undefined;
  return (
    <Dialog
      title={t(isLost ? 'publishers.lost.title' : 'publishers.revoke.title')}
      onCancel={onCancel}
      actions={
        <>
          <Button
            writes
            variant="danger"
            disabled={!reason}
            onClick={() => reason && onRevoke({ kid: chosen.kid, reason })}
          >
            {t('publishers.revoke.review')}
          </Button>
          <Button onClick={onCancel}>{t('common.cancel')}</Button>
        </>
      }
    >
      {isLost && <p>{t('publishers.lost.text')}</p>}
      {publishers.length > 1 && (
        <Select
          label={t('publishers.revoke.key')}
          value={kid}
          onChange={setKid}
          options={publishers.map((publisher) => ({
            value: publisher.kid,
            label: t('publishers.revoke.option', {
              name: publisher.name || t('publishers.unnamed'),
              begin: publisher.kid.slice(0, SHOWN),
            }),
          }))}
        />
      )}
      <FingerprintFact isBelow label={chosen.name || t('publishers.unnamed')}>
        {chosen.kid}
      </FingerprintFact>
      {isLost ? (
        <p>{t('publishers.revoke.left.text')}</p>
      ) : (
        <Reasons ends={ends} reason={reason} onChoose={setReason} />
      )}
      {chosen.isOwn && <Notice level="info" title={t('publishers.revoke.own')} />}
      <p class={s.muted}>{t('publishers.revoke.forever')}</p>
    </Dialog>
  );
}

/** Characters of a fingerprint: enough to tell apart, not to compare. */
const SHOWN = 8;

interface ReasonsProps {
  ends: readonly FeedKeyEnd[];
  reason: FeedKeyEnd | undefined;
  onChoose: (reason: FeedKeyEnd) => void;
}

function Reasons({ ends, reason, onChoose }: ReasonsProps) {
  const t = useT();
  const id = useId();
  return (
    <fieldset class={s.choices}>
      <legend>{t('publishers.revoke.why')}</legend>
      {ends.map((end) => (
        <div key={end} class={s.choice}>
          <input
            id={`${id}-${end}`}
            type="radio"
            name={id}
            checked={reason === end}
            aria-describedby={`${id}-${end}-text`}
            onChange={() => onChoose(end)}
          />
          <div>
            <label class={s.choiceName} for={`${id}-${end}`}>
              {t(`publishers.revoke.${end}`)}
            </label>
            <p id={`${id}-${end}-text`} class={s.muted}>
              {t(`publishers.revoke.${end}.text`)}
            </p>
          </div>
        </div>
      ))}
    </fieldset>
  );
}
