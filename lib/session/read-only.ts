import { type ReadonlySignal, signal } from '@preact/signals';
import { getAddress } from '../db/address.ts';
import type { Db } from '../db/open.ts';
import { reportError } from '../report-error.ts';
import { answerNewest } from '../surfaces/answer-newest.ts';
import { onSyncStatus, readSyncStatus, type SyncStatus } from '../workspace/sync/sync-status.ts';
import type { Grant } from '../workspace/transport/grant.ts';
import { parseWorkspaceUrl } from '../workspace/transport/parse-workspace-url.ts';
import { refusedIn, rightsOf } from './sharing-rights.ts';

/** Why nothing is written here: the link that was joined with does not allow it, or the store has refused it. */
export type ReadOnlyReason = 'link' | 'refused';

/** Undefined: what is written here can be shared, or nothing is shared at all. */
export function readOnlyReason(status: SyncStatus, grant: Grant | undefined): ReadOnlyReason | undefined {
  if (!status.sharing) return undefined;
  if (grant && rightsOf(grant).write === 'no') return 'link';
  return refusedIn(status.lastOutcome) === 'append' ? 'refused' : undefined;
}

export interface ReadOnlyWatch {
  readOnly: ReadonlySignal<ReadOnlyReason | undefined>;
  dispose(): void;
}

/** Whether this profile may only read, kept current; read once when it resolves. */
export async function watchReadOnly(db: Db): Promise<ReadOnlyWatch> {
  const readOnly = signal(await readReadOnly(db));
  const refresh = answerNewest<void, ReadOnlyReason | undefined>(
    () => readReadOnly(db),
    (reason) => {
      readOnly.value = reason;
    },
    (fault) => reportError('Reading whether this profile may write', fault),
  );
  return { readOnly, dispose: onSyncStatus(() => refresh()) };
}

/** Whether this profile may only read, as it is now. */
export async function readReadOnly(db: Db): Promise<ReadOnlyReason | undefined> {
  const [status, address] = await Promise.all([readSyncStatus(db), getAddress(db)]);
  const parsed = address === undefined ? undefined : parseWorkspaceUrl(address);
  return readOnlyReason(status, parsed?.ok ? parsed.grant : undefined);
}
