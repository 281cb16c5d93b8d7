import type { Workspace } from '../directory/types.ts';
import type { Db } from './schema.ts';

export async function getWorkspace(db: Db): Promise<Workspace | undefined> {
  const stored = await db.get('state', 'workspace');
  return typeof stored === 'object' && 'value' in stored ? stored.value : undefined;
}
