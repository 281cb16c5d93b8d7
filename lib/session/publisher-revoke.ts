import type { CommitOutcome } from '../db/commit.ts';
import { getHead } from '../db/history.ts';
import { changePublishing, endorsedBy, getPublishing } from '../db/publishing.ts';
import type { StoredSigningKey } from '../db/publishing-schema.ts';
import { getWorkspace } from '../db/workspace.ts';
import type { FeedKeyEnd } from '../directory/types.ts';
import { secondsOf } from '../feed/seconds.ts';
import { diffWorkspace } from '../log/diff.ts';
import { createPlan } from '../log/plan.ts';
import { namesOfDocs } from './history-names.ts';
import type { OptionsSession } from './options-session.ts';
import { withKey, withRevoked } from './publishing-workspace.ts';
import { reviewPlan } from './review-plan.ts';

export interface Revoking {
  /** Fingerprint of the key that ends. */
  kid: string;
  reason: FeedKeyEnd;
}

interface RevokeOptions {
  now: () => number;
  /** It is on record, and counts once it is published. */
  onWritten: () => void;
}

/**
 * Ends a key, through a review. This profile's own is replaced in the same step: without a key that counts it could not
 * publish that the other counts no more.
 */
export async function revokePublisher(
  session: OptionsSession,
  { kid, reason }: Revoking,
  { now, onWritten }: RevokeOptions,
): Promise<void> {
  const { db } = session;
  const [own, base] = await Promise.all([getPublishing(db), getHead(db)]);
  const before = await getWorkspace(db);
  if (!before || !own?.root) return;
  const at = secondsOf(now());
  const revoked = withRevoked(before, kid, reason, at);
  const next = kid === own.signer.kid ? await newSigner() : undefined;
  const after = next ? withKey(revoked, { ...next, name: session.author().by }, at) : revoked;
  const plan = createPlan('edit', base, [diffWorkspace(before, after)]);
  if (plan.ops.length === 0) return;
  const reviewable = reviewPlan(db, { plan, before: () => before, notes: [] }, session.author);
  const { confirm } = reviewable;
  const signing = next ? () => withSigner(session, next, own.signer, confirm) : confirm;
  session.review.open({ ...reviewable, confirm: signing }, { names: namesOfDocs([after], []), onWritten });
}

async function newSigner(): Promise<StoredSigningKey> {
  const { createSigningKey } = await import('./publishing-keys.ts');
  return createSigningKey();
}

/** The key first, since it can be kept nowhere else; the one before stays when nothing is written. */
async function withSigner(
  { db }: OptionsSession,
  next: StoredSigningKey,
  last: StoredSigningKey,
  confirm: () => Promise<CommitOutcome>,
): Promise<CommitOutcome> {
  const sign = (signer: StoredSigningKey) =>
    changePublishing(db, (own) => ({ ...own, signer, endorsed: [...new Set([...endorsedBy(own), signer.kid])] }));
  await sign(next);
  let isWritten = false;
  try {
    const outcome = await confirm();
    isWritten = outcome.state === 'written';
    return outcome;
  } finally {
    if (!isWritten) await sign(last);
  }
}
