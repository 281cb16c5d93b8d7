import type { Db, SentParts } from './schema.ts';

const KEPT = 20;

/** The newest large commits that this profile has sent, the oldest first. */
export async function getSentParts(db: Db): Promise<SentParts['sent']> {
  const stored = await db.get('sync', 'parts');
  return stored && 'sent' in stored ? stored.sent : [];
}

/** Notes in which parts a commit is sent. */
export async function noteSentParts(db: Db, n: number, names: string[]): Promise<void> {
  const others = (await getSentParts(db)).filter((sent) => sent.n !== n);
  await db.put('sync', { sent: [...others, { n, names }].slice(-KEPT) }, 'parts');
}
