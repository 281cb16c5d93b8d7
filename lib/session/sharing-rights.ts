import type { SyncOutcome } from '../workspace/sync/create-sync.ts';
import type { Doing } from '../workspace/sync/sync-problem.ts';
import type { Ability, Grant } from '../workspace/transport/grant.ts';

/** `unknown`: an access policy at the store decides, and its answer is still to come. */
export type Right = 'yes' | 'no' | 'unknown';

/** What a member may do, from what the token says and what the store has answered. */
export interface Rights {
  read: Right;
  /** Add changes to the team's log. */
  write: Right;
  /** Make files: the log's next one, and changes too large for one line. */
  create: Right;
  /** See which snapshots there are. */
  list: Right;
  /** It may also overwrite or delete, which no member needs. */
  isTooWide: boolean;
  /** Name of the container's access policy. */
  policy?: string;
}

/** Azure: "Blob service error codes". With these the token lacks a letter; refused with any other it counts for nothing. */
const LACKING: ReadonlySet<string> = new Set(['AuthorizationPermissionMismatch', 'UnauthorizedBlobOverwrite']);

export const isLacking = ({ code }: { code: string }): boolean => LACKING.has(code);

/** What the token turned out not to allow. */
export function refusedIn(answered: SyncOutcome | undefined): Doing | undefined {
  if (answered?.state === 'shared') return answered.mayAppend === false ? 'append' : undefined;
  const reason = answered?.state === 'stopped' ? answered.reason : undefined;
  return reason?.kind === 'forbidden' && isLacking(reason) ? reason.doing : undefined;
}

export function rightsOf({ abilities, policy, scope }: Grant, answered?: SyncOutcome): Rights {
  const refused = refusedIn(answered);
  // Azure: whoever may write may append and create too.
  const right = (ability: Ability, wider: Ability = ability): Right => {
    if (refused === ability) return 'no';
    if (abilities) return [ability, wider].some((one) => abilities.includes(one)) ? 'yes' : 'no';
    return 'unknown';
  };
  return {
    read: right('read'),
    write: right('append', 'write'),
    create: right('create', 'write'),
    list: right('list'),
    isTooWide: scope === 'account' || ['write', 'delete'].some((wide) => abilities?.some((one) => one === wide)),
    ...(policy ? { policy } : {}),
  };
}

/** Whether a token's time has come and is not over. `days` are rounded down. */
export type Validity =
  | { state: 'unlimited' }
  | { state: 'early' | 'over'; at: string }
  | { state: 'soon' | 'long'; at: string; days: number };

const DAY_IN_MS = 86_400_000;
const SOON_IN_DAYS = 14;

/** `now`: milliseconds since 1970. The clock of this computer may be wrong: what the store answers decides. */
export function validityOf({ startsAt, expiresAt }: Grant, now: number): Validity {
  if (startsAt && Date.parse(startsAt) > now) return { state: 'early', at: startsAt };
  const end = expiresAt ? Date.parse(expiresAt) : Number.NaN;
  if (!expiresAt || Number.isNaN(end)) return { state: 'unlimited' };
  if (end <= now) return { state: 'over', at: expiresAt };
  const days = Math.floor((end - now) / DAY_IN_MS);
  return { state: days < SOON_IN_DAYS ? 'soon' : 'long', at: expiresAt, days };
}
