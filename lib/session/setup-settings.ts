import { listFeeds } from '../db/feeds.ts';
import type { Db } from '../db/open.ts';
import type { SettingsPatch } from '../own-settings.ts';
import { readCustomerChoices } from './setup-customers.ts';
import { patchForRole } from './setup-role.ts';

type Save = (patch: SettingsPatch) => Promise<unknown>;

/** Saves a change of settings; a changed role brings along what it needs to know. */
export async function changeSettings(db: Db, patch: SettingsPatch, save: Save): Promise<void> {
  if (!patch.role) return void (await save(patch));
  const customers = patch.role === 'customer' ? await readCustomerChoices(db) : [];
  const hasFeeds = (await listFeeds(db)).length > 0;
  await save({ ...patch, ...patchForRole(patch.role, customers, hasFeeds) });
}
