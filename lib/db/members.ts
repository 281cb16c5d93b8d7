import type { Placed } from '../log/rebase.ts';
import type { Db, Member, Members, Schema } from './schema.ts';

export type { Member } from './schema.ts';

interface SyncStore {
  get(key: 'members'): Promise<Schema['sync']['value'] | undefined>;
}

/** A copy that the caller may change. */
export async function readMembers(store: SyncStore): Promise<Members> {
  const stored = await store.get('members');
  return stored && 'members' in stored ? stored.members : new Map();
}

/** Who has written to the team's log, the newest first. Whoever only reads leaves no trace there. */
export const getMembers = async (db: Db): Promise<Member[]> =>
  newestFirst(await readMembers(db.transaction('sync').store));

/** Members after more of the log. */
export function membersAfter(before: Members, arrived: readonly Placed[]): Members {
  const members = new Map(before);
  for (const { position, commit } of arrived) members.set(commit.agent, memberOf(commit, position));
  return members;
}

export const memberOf = ({ agent, by, at, n }: Omit<Member, 'position'>, position: number): Member => ({
  agent,
  by,
  at,
  position,
  n,
});

export const newestFirst = (members: Members): Member[] =>
  [...members.values()].sort((one, other) => other.position - one.position);
