import { getPartners } from './db/partners.ts';
import { loadTally } from './db/tally.ts';
import { onCommitted } from './db/watch.ts';
import { withDb } from './db/with-db.ts';
import { judgeTally } from './directory/tally-judge.ts';
import type { IsoDate } from './directory/types.ts';
import { reportError } from './report-error.ts';
import { countWarnings } from './session/findings-level.ts';
import { getSettings, type Role, watchSettings } from './settings.ts';

/** What of `browser.action` the badge is drawn with. */
export interface Toolbar {
  setBadgeText(details: { text: string }): Promise<void>;
  setBadgeBackgroundColor(details: { color: string }): Promise<void>;
  setBadgeTextColor(details: { color: string }): Promise<void>;
}

/** Fluent's status danger on white: 7 to 1. */
const COLORS = { background: '#b10e1c', text: '#ffffff' };
const MOST = 99;

/** Of partners alone: nobody else can settle a finding. Empty text takes the badge away. */
export function badgeText(role: Role | null, warnings: number): string {
  if (role !== 'partner' || warnings === 0) return '';
  return warnings > MOST ? `${MOST}+` : String(warnings);
}

/** Keeps the number of warnings on the toolbar icon: now, after every commit, and when the role changes. */
export function keepBadge(toolbar: Toolbar, today: () => IsoDate): () => void {
  let turn = Promise.resolve();
  let waiting = false;
  const refresh = () => {
    if (waiting) return;
    waiting = true;
    turn = turn
      .then(() => {
        waiting = false;
        return draw(toolbar, today());
      })
      .catch((fault: unknown) => void reportError('Counting findings for the toolbar icon', fault));
  };
  const ends = [onCommitted(refresh), watchSettings(refresh)];
  refresh();
  return () => {
    for (const end of ends) end();
  };
}

async function draw(toolbar: Toolbar, today: IsoDate): Promise<void> {
  const { role } = await getSettings();
  const text = badgeText(role, role === 'partner' ? await readWarnings(today) : 0);
  await toolbar.setBadgeBackgroundColor({ color: COLORS.background });
  await toolbar.setBadgeTextColor({ color: COLORS.text });
  await toolbar.setBadgeText({ text });
}

const readWarnings = (today: IsoDate): Promise<number> =>
  withDb(async (db) => {
    const [tally, partners] = await Promise.all([loadTally(db), getPartners(db)]);
    return countWarnings(judgeTally(tally, { partners }, today).findings);
  });
