import { useEffect } from 'preact/hooks';
import { ReviewDialog } from '../../components/changes/ReviewDialog.tsx';
import type { OptionsSession } from '../../lib/session/options-session.ts';
import { PreviewCard } from './PreviewCard.tsx';

interface ReviewHostProps {
  session: Pick<OptionsSession, 'review' | 'partners'>;
}

/** Shows whatever review is open, above every view; Back lets go of an unconfirmed one. */
export function ReviewHost({ session: { review, partners } }: ReviewHostProps) {
  useEffect(() => {
    addEventListener('hashchange', review.leave);
    return () => removeEventListener('hashchange', review.leave);
  }, [review]);
  const { names, again } = review.options.value;
  const nameOf = (id: string) => names?.get(id) ?? partners.value.find(({ tenantId }) => tenantId === id)?.name;
  return (
    <ReviewDialog
      view={review.view.value}
      nameOf={nameOf}
      onConfirm={() => void review.confirm()}
      onUndo={() => void review.undo()}
      onClose={review.close}
      onAgain={again && (() => again())}
      showContacts={(contacts) => <PreviewCard contacts={contacts} />}
    />
  );
}
