import type { Db } from '../db/open.ts';
import { followPolicyFeeds } from '../feed/subscribe/policy-feeds.ts';
import { policyValue } from '../policy/parse-policy.ts';
import type { PolicyReading } from '../policy/read-policy.ts';
import { type JoinByPolicy, joinByPolicy } from './join-by-policy.ts';

export interface AppliedPolicy {
  /** Feeds are followed that were not before: they are due. */
  hasNewFeeds: boolean;
  /** Undefined where the policy names no workspace. */
  workspace: JoinByPolicy | undefined;
}

interface ApplyOptions {
  fetch: typeof fetch;
  now: () => number;
}

/** Does what a policy asks for beyond settings: feeds are followed, a workspace is joined. Safe to do again. */
export async function applyPolicy(
  db: Db,
  { policy, isSettled }: Pick<PolicyReading, 'policy' | 'isSettled'>,
  reach: ApplyOptions,
) {
  const invitations = policyValue(policy, 'feeds') ?? [];
  const hasNewFeeds = await followPolicyFeeds(db, { invitations, isSettled });
  const url = policyValue(policy, 'workspaceUrl');
  const workspace = url === undefined ? undefined : await joinByPolicy(db, url, reach);
  return { hasNewFeeds, workspace } satisfies AppliedPolicy;
}
