import type { Agent, Db, WriteTransaction } from './schema.ts';

export const AGENT_LENGTH = 8;

export const newAgent = (): string => crypto.randomUUID().slice(0, AGENT_LENGTH);

/** This profile as an author; a new one before its first commit. */
export async function readAgent(tx: WriteTransaction): Promise<Agent> {
  const stored = await tx.objectStore('state').get('agent');
  return stored && 'agent' in stored ? stored : { agent: newAgent(), n: 0 };
}

/** The id under which this profile's commits stand in the log; empty before its first one. */
export async function getAgent(db: Db): Promise<string> {
  const stored = await db.get('state', 'agent');
  return stored && 'agent' in stored ? stored.agent : '';
}
