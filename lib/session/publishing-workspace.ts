import type { StoredSigningKey } from '../db/publishing-schema.ts';
import { parseBytes32 } from '../directory/partner-schema.ts';
import type { FeedKey, FeedKeyEnd, TenantId, Workspace } from '../directory/types.ts';
import { type EndorsedKey, type KeyList, listOf } from '../feed/keys/key-list.ts';
import { type Seconds, secondsOf } from '../feed/seconds.ts';

/** Who may publish, as the team has it on record. */
export const keyListOf = ({ feedKeys = [] }: Workspace): KeyList =>
  listOf(feedKeys.filter(({ x, y }) => parseBytes32(x) && parseBytes32(y)).map(endorsedKey));

function endorsedKey({ kid, x, y, from, revokedAt, revokedReason }: FeedKey): EndorsedKey {
  const revoked = revokedReason && { revoked: { at: revokedAt ?? from, reason: revokedReason } };
  return { kid, jwk: { kty: 'EC', crv: 'P-256', x, y }, from, ...revoked };
}

export const epochOf = ({ feedEpochs = [] }: Workspace, tenantId: TenantId): number =>
  feedEpochs.find((entry) => entry.tenantId === tenantId)?.epoch ?? 1;

/** As `epochOf`, for many customers. */
export function epochsOf({ feedEpochs = [] }: Workspace): (tenantId: TenantId) => number {
  const raised = new Map(feedEpochs.map(({ tenantId, epoch }) => [tenantId, epoch]));
  return (tenantId) => raised.get(tenantId) ?? 1;
}

/** Who has this customer's invitation so far is shut out. */
export function withNextEpoch(workspace: Workspace, tenantId: TenantId): Workspace {
  const others = (workspace.feedEpochs ?? []).filter((entry) => entry.tenantId !== tenantId);
  const raised = { tenantId, epoch: epochOf(workspace, tenantId) + 1 };
  return { ...workspace, feedEpochs: [...others, raised].sort((a, b) => (a.tenantId < b.tenantId ? -1 : 1)) };
}

interface Beginning {
  readers: string;
  root: string;
  signer: StoredSigningKey;
  /** Whose key it is. */
  name: string;
  /** Of the workspace, where it has none yet. */
  workspaceName: string;
  now: number;
}

/** What the whole team knows once publishing is set up. Keys of another root count no more. */
export function withPublishing(before: Workspace | undefined, beginning: Beginning): Workspace {
  const { readers, root, signer, name, workspaceName, now } = beginning;
  const { feedEpochs, feedKeys = [] } = before ?? {};
  const known = before?.feeds?.root === root ? feedKeys : [];
  const workspace = {
    name: before?.name || workspaceName,
    feeds: { readers, root },
    feedKeys: known,
    ...(feedEpochs ? { feedEpochs } : {}),
  };
  return withKey(workspace, { ...signer, name }, secondsOf(now));
}

type NamedKey = Pick<StoredSigningKey, 'kid' | 'jwk'> & { name: string };

/** Puts a key on record. One that is there stays as it is: no revocation is ever taken back. */
export function withKey(workspace: Workspace, { kid, jwk: { x, y }, name }: NamedKey, from: Seconds): Workspace {
  const { feedKeys = [] } = workspace;
  if (feedKeys.some((key) => key.kid === kid)) return workspace;
  return { ...workspace, feedKeys: [...feedKeys, { kid, name, x, y, from }].sort((a, b) => (a.kid < b.kid ? -1 : 1)) };
}

/** A key that counts no more. Its reason may grow worse, never better. */
export function withRevoked(workspace: Workspace, kid: string, revokedReason: FeedKeyEnd, at: Seconds): Workspace {
  const revoked = (key: FeedKey): FeedKey => {
    const isEnded = key.revokedReason !== undefined && key.revokedReason !== 'replaced';
    const isMilder = key.revokedReason !== undefined && revokedReason === 'replaced';
    return key.kid !== kid || isEnded || isMilder ? key : { ...key, revokedAt: at, revokedReason };
  };
  return { ...workspace, feedKeys: (workspace.feedKeys ?? []).map(revoked) };
}
