import type { Step } from './scenario.ts';
import { closeTeam, expectConverged, type Member, openTeam } from './team.ts';

/**
 * Has a team in an empty container go through all of it, and rejects unless every member shows what the log yields in the
 * end. Resolves to how many conflicts that has.
 */
export async function playScenario(url: string, count: number, steps: readonly Step[]): Promise<number> {
  const members = await openTeam(url, count);
  const issued: string[] = [];
  const given = new Set<string>();
  for (const step of steps) issued.push(...(await take(members, step, given)));
  const state = await expectConverged(url, members, issued, given);
  await closeTeam(members);
  return state.conflicts.size;
}

/** The ids of what was committed. */
async function take(members: Member[], step: Step, given: Set<string>): Promise<string[]> {
  const member = members[step.who % members.length];
  const next = members[(step.who + 1) % members.length];
  if (!member || !next) throw new Error('no member');
  if ('commit' in step) return member.commit(step.commit);
  if ('settle' in step) {
    const ids = await member.db.getAllKeys('conflicts');
    const id = ids[step.settle % Math.max(ids.length, 1)];
    return id ? member.commit([{ settle: id, keep: 'standing' }]) : [];
  }
  if ('leave' in step) for (const id of await member.leave(step.leave, step.ops)) given.add(id);
  else if ('copy' in step) {
    if (members.length < 5) members.push(await member.copy());
  } else if ('together' in step) await Promise.all([member.exchange(step.together), next.exchange()]);
  else if ('refuse' in step) await member.exchangeRefused(step.refuse, step.exchange);
  else await member.exchange(step.exchange);
  return [];
}
