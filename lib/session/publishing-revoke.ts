import { getHead } from '../db/history.ts';
import { getWorkspace } from '../db/workspace.ts';
import type { TenantId } from '../directory/types.ts';
import { diffWorkspace } from '../log/diff.ts';
import { createPlan } from '../log/plan.ts';
import { openReview } from './open-review.ts';
import type { OptionsSession } from './options-session.ts';
import { withNextEpoch } from './publishing-workspace.ts';

/** Shuts out whoever has the invitation so far, through a review; it counts once it is published. */
export async function revokeInvitation(session: OptionsSession, tenantId: TenantId, onWritten: () => void) {
  const base = await getHead(session.db);
  // Not the session's: it may lag behind, and an epoch must not be given twice.
  const before = await getWorkspace(session.db);
  if (!before) return;
  const plan = createPlan('edit', base, [diffWorkspace(before, withNextEpoch(before, tenantId))]);
  openReview(session, { plan, before: () => before, notes: [] }, { onWritten });
}
