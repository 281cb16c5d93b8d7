import { useEffect } from 'preact/hooks';
import { ApplyReviewDialog } from '../../components/partner-center/ApplyReviewDialog.tsx';
import { secondsFor } from '../../lib/partner-center/apply/row-counts.ts';
import { DEFAULT_REQUESTS_PER_MINUTE } from '../../lib/partner-center/connection.ts';
import type { Apply } from '../../lib/session/apply.ts';
import type { PartnerCenterConnection } from '../../lib/session/partner-center-connection.ts';
import { goTo } from './use-route.ts';

interface ApplyHostProps {
  apply: Apply;
  partnerCenter: PartnerCenterConnection;
}

/** Shows the review of what is written to Partner Center, above every view; Back lets go of an unconfirmed one. */
export function ApplyHost({ apply, partnerCenter }: ApplyHostProps) {
  useEffect(() => {
    addEventListener('hashchange', apply.cancel);
    return () => removeEventListener('hashchange', apply.cancel);
  }, [apply]);
  const view = apply.view.value;
  if (!('review' in view)) return null;
  const connection = partnerCenter.connection.value;
  const { requestsPerMinute = DEFAULT_REQUESTS_PER_MINUTE } = typeof connection === 'object' ? connection : {};
  async function confirm() {
    if (await apply.confirm()) goTo({ view: 'partner-center' });
  }
  return (
    <ApplyReviewDialog
      view={view}
      seconds={secondsFor(view.review.count, requestsPerMinute)}
      onConfirm={() => void confirm()}
      onAgain={() => void apply.again()}
      onSave={apply.saveReview}
      onClose={apply.cancel}
    />
  );
}
