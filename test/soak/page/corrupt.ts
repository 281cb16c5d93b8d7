import type { Db } from '../../../lib/db/open.ts';
import type { Random } from '../../sample-random.ts';
import type { PageStep } from '../step.ts';

type Damage = Extract<PageStep, { do: 'corrupt' }>['what'];

/** Alters what is made from the directory and can be made again from it. */
export async function corrupt(db: Db, what: Damage, random: Random): Promise<void> {
  if (what === 'indexBytes') return cutIndex(db, random);
  if (what === 'indexGone') return db.delete('lookup', 'base');
  const keys = (await db.getAllKeys('state')).filter((key) => key.startsWith('tally/'));
  if (what === 'tallyHead') return db.delete('state', 'tally');
  if (keys.length > 0) await db.delete('state', random.pick(keys));
}

async function cutIndex(db: Db, random: Random): Promise<void> {
  const base = await db.get('lookup', 'base');
  if (typeof base !== 'object') return;
  const bytes = base.bytes.slice(0, random.int(base.bytes.size));
  await db.put('lookup', { ...base, bytes }, 'base');
}
