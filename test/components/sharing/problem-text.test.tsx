import { describe, expect, it } from 'vitest';
import { entryProblemText, problemText, stopText } from '../../../components/sharing/problem-text.ts';
import { standingText } from '../../../components/sharing/standing-text.ts';
import { createTranslate } from '../../../lib/i18n.ts';
import type { EntryProblem } from '../../../lib/session/sharing-entry.ts';
import type { Standing } from '../../../lib/session/sharing-standing.ts';
import type { StopReason } from '../../../lib/workspace/sync/sync-problem.ts';
import type { WorkspaceUrlProblem } from '../../../lib/workspace/transport/parse-workspace-url.ts';
import en from '../../../locales/en.ts';
import { readMessageSet } from '../../../scripts/message-files.ts';

const LACKING = 'AuthorizationPermissionMismatch';
const sha256 = 'a'.repeat(64);

/** One of each kind; a kind that is added is missed by the compiler. */
const REASONS: Record<StopReason['kind'], StopReason[]> = {
  forbidden: [
    { kind: 'forbidden', doing: 'read', code: 'AuthenticationFailed' },
    { kind: 'forbidden', doing: 'read', code: LACKING },
    { kind: 'forbidden', doing: 'list', code: LACKING },
    { kind: 'forbidden', doing: 'append', code: LACKING },
    { kind: 'forbidden', doing: 'create', code: LACKING },
  ],
  noContainer: [{ kind: 'noContainer' }],
  notStore: (['html', 'redirect', 'foreign'] as const).map((why) => ({ kind: 'notStore', why })),
  refused: [{ kind: 'refused', doing: 'read', status: 409, code: 'Odd' }],
  noWorkspace: [{ kind: 'noWorkspace' }],
  foreign: [{ kind: 'foreign' }],
  otherWorkspace: [{ kind: 'otherWorkspace' }],
  newer: [{ kind: 'newer' }],
  logMissing: [{ kind: 'logMissing', file: 3 }],
  logShorter: [{ kind: 'logShorter', file: 3 }],
  logReplaced: [{ kind: 'logReplaced', file: 3 }],
  partMissing: [{ kind: 'partMissing', sha256 }],
  partDamaged: [{ kind: 'partDamaged', sha256 }],
  snapshotMissing: [{ kind: 'snapshotMissing' }],
  snapshotDamaged: [{ kind: 'snapshotDamaged' }],
  unsendable: [{ kind: 'unsendable', n: 3 }],
  differs: [{ kind: 'differs', position: 2_000 }],
};
const reasons: StopReason[] = Object.values(REASONS).flat();

const URL_PROBLEMS: WorkspaceUrlProblem[] = ['notUrl', 'notHttps', 'credentials', 'noContainer', 'blob', 'noToken'];
const entryProblems: EntryProblem[] = [
  ...URL_PROBLEMS.map((reason) => ({ kind: 'address', reason }) as const),
  { kind: 'permission' },
  { kind: 'notEmpty' },
  { kind: 'startedByOther' },
  { kind: 'fault', reason: 'disk full' },
  { kind: 'store', problem: { state: 'waiting', for: 'network' } },
];

const standings: Standing[] = [
  { state: 'local' },
  { state: 'noAddress', waiting: 0 },
  { state: 'shared' },
  { state: 'due', waiting: 0 },
  { state: 'due', waiting: 1 },
  { state: 'offline', waiting: 2 },
  { state: 'busy', waiting: 0 },
  { state: 'held', held: { changed: 1, dropped: 0, added: 0, standing: 2, by: [] }, waiting: 0 },
  { state: 'stopped', reason: { kind: 'noContainer' }, waiting: 0 },
];

/** A key without a message shows itself, and a hole without a value its braces. */
const UNSAID = /sharing\.|[{}]/;

describe.each([
  ['en', en],
  ['ja', readMessageSet('ja', 'all')],
])('in %s', (locale, messages) => {
  const t = createTranslate(locale, messages);

  it('every reason to stop has words of its own', () => {
    const texts = reasons.map((reason) => stopText(reason, t));
    for (const { title, text } of texts) expect(`${title} ${text}`).not.toMatch(UNSAID);
    expect(new Set(texts.map(({ title }) => title)).size).toBe(reasons.length);
    expect(new Set(texts.map(({ text }) => text)).size).toBe(reasons.length);
  });

  it('so has everything that passes', () => {
    const texts = (['network', 'store'] as const).map((one) => problemText({ state: 'waiting', for: one }, t));
    for (const { title, text } of texts) expect(`${title} ${text}`).not.toMatch(UNSAID);
    expect(new Set(texts.map(({ text }) => text)).size).toBe(2);
  });

  it('every problem on the way in has words of its own', () => {
    const texts = entryProblems.map((problem) => entryProblemText(problem, t));
    for (const { title, text } of texts) expect(`${title} ${text}`).not.toMatch(UNSAID);
    expect(new Set(texts.map(({ text }) => text)).size).toBe(entryProblems.length);
  });

  it('so has everything about how it stands, short and long', () => {
    const texts = standings.map((standing) => standingText(standing, t));
    for (const { title, text, short } of texts) expect(`${title} ${text} ${short}`).not.toMatch(UNSAID);
    expect(new Set(texts.map(({ title }) => title)).size).toBe(standings.length);
  });
});
