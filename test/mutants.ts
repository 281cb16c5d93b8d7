import type { Mutant } from './mutant.ts';

const CONVERGENCE = 'test/workspace/sync/convergence.test.ts';
const HOSTILE = 'test/workspace/sync/hostile-stores.test.ts';
const LINES = 'test/workspace/sync/hostile-lines.test.ts';
const PULL = 'test/db/pull-batch.test.ts';
const FOLD = 'test/db/shared-fold.test.ts';
const HELD = 'test/workspace/sync/held.test.ts';
const JOIN = 'test/workspace/sync/join.test.ts';
const RESTORE = 'test/workspace/restore/restore.test.ts';
const SNAPSHOTS = 'test/workspace/sync/snapshots.test.ts';

/** What keeps a team's directory the same everywhere, taken away one by one. */
export const MUTANTS: readonly Mutant[] = [
  {
    name: 'a commit sent twice counts twice',
    file: 'lib/log/place-lines.ts',
    edits: [['commit.n <= (agents.get(commit.agent) ?? 0)', 'false']],
    test: CONVERGENCE,
  },
  {
    name: 'the loser of two concurrent edits is not recorded',
    file: 'lib/log/apply-op.ts',
    edits: [['if (loser && !neverWritten)', 'if (loser && neverWritten)']],
    test: 'test/log/fold.test.ts',
  },
  {
    name: 'who won depends on the order in which fields lie',
    file: 'lib/log/apply-op.ts',
    edits: [['last && last[0] >= stamp[0] ? last : stamp', 'last ?? stamp']],
    test: 'test/log/fold.test.ts',
  },
  {
    name: 'the position is saved before the rows',
    file: 'lib/db/pull-batch.ts',
    edits: [
      [
        '  const { outcome, revision } = await takingTurns(',
        "  await db.put('sync', batch.to, 'cursor');\n  const { outcome, revision } = await takingTurns(",
      ],
      ['isSameCursor(cursor, batch.from)', 'isSameCursor(cursor, batch.to)'],
      ['{ position: cursor.position, agents }', '{ position: batch.from.position, agents }'],
    ],
    test: FOLD,
  },
  {
    name: 'what stands behind a seal counts',
    file: 'lib/workspace/codec/read-tail.ts',
    edits: [["if (line.kind === 'seal') return", "if (line.kind === 'newer') return"]],
    test: 'test/workspace/codec/read-tail.test.ts',
  },
  {
    name: 'a seal does not lead to the next file',
    file: 'lib/workspace/sync/batches-of.ts',
    edits: [["line.kind === 'seal' ? nextFile(to)", "line.kind === 'foreign' ? nextFile(to)"]],
    test: HOSTILE,
  },
  {
    name: 'what is sent is not noted before',
    file: 'lib/workspace/sync/push-next.ts',
    edits: [['  await markInFlight(db, { from, to });\n', '']],
    test: HOSTILE,
  },
  {
    name: 'what is sent is forgotten before it is seen',
    file: 'lib/workspace/sync/push-next.ts',
    edits: [['if (isRefused(appended)) await', 'await']],
    test: HOSTILE,
  },
  {
    name: 'several commits are sent wherever the log ends',
    file: 'lib/workspace/sync/push-next.ts',
    edits: [['const at = from === to ? {} : { at: offset };', 'const at = {};']],
    test: 'test/workspace/sync/late-copies.test.ts',
  },
  {
    name: 'a copied profile keeps its agent',
    file: 'lib/db/renewed-agent.ts',
    edits: [
      ['return isTaken ? agentAfter(own.agent, waiting) : undefined;', 'return isTaken ? undefined : undefined;'],
    ],
    test: PULL,
  },
  {
    name: 'own commits are not known again',
    file: 'lib/log/place-lines.ts',
    edits: [['if (from !== undefined)', 'if (from === 0)']],
    test: PULL,
  },
  {
    name: 'the team’s version is not kept apart',
    file: 'lib/db/commit.ts',
    edits: [['...(isShared ? [keepShared(tx, docs, touched.get)] : []),', '']],
    test: PULL,
  },
  {
    name: 'what waits is not folded again',
    file: 'lib/db/apply-placed.ts',
    edits: [['isWaitedFor ? await readWaiting(tx, waiting, docs) : []', '[]']],
    test: FOLD,
  },
  {
    name: 'conflicts of what waits are left behind',
    file: 'lib/db/write-rebased.ts',
    edits: [['const stored = waited ?', 'const stored = !waited ?']],
    test: FOLD,
  },
  {
    name: 'what takes a waiting commit back is left as it was',
    file: 'lib/db/write-rebased.ts',
    edits: [['    ...replacedInverses(tx, rebased),\n', '']],
    test: FOLD,
  },
  {
    name: 'a replaced log goes unnoticed',
    file: 'lib/workspace/sync/read-log.ts',
    edits: [['read.bytes[0] !== LINE_END', 'read.bytes.length < 0']],
    test: HOSTILE,
  },
  {
    name: 'an emptied log passes for one without news',
    file: 'lib/workspace/sync/read-log.ts',
    edits: [["before ? stopped({ kind: 'logShorter', file }) : nothing(offset)", 'nothing(offset)']],
    test: HOSTILE,
  },
  {
    name: 'another workspace is taken for the own one',
    file: 'lib/workspace/sync/read-manifest.ts',
    edits: [['outcome.manifest.workspace === workspace', 'outcome.manifest.workspace !== ""']],
    test: HOSTILE,
  },
  {
    name: 'a line of a later version is passed over',
    file: 'lib/workspace/codec/parse-log-line.ts',
    edits: [["return { kind: 'newer', v: line.v }", "return { kind: 'foreign', why: 'newer' }"]],
    test: LINES,
  },
  {
    name: 'operations are taken whatever they are named after',
    file: 'lib/workspace/codec/parts.ts',
    edits: [['if ((await sha256(bytes)) !== expected) return undefined;', 'if (expected === "") return undefined;']],
    test: 'test/workspace/codec/parts.test.ts',
  },
  {
    name: 'values of any type are taken',
    file: 'lib/log/parse-commit.ts',
    edits: [
      [
        'every(([at, value]) => fitsField(kind, at, value))',
        'every(([at, value]) => fitsField(kind, at, value) || true)',
      ],
    ],
    test: LINES,
  },
  {
    name: 'what waited keeps its provisional place after leaving',
    file: 'lib/db/end-sharing.ts',
    edits: [['if (headers.length > 0) await settleDown', 'if (headers.length < 0) await settleDown']],
    test: FOLD,
  },
  {
    name: 'who leaves counts from the first commit again',
    file: 'lib/db/end-sharing.ts',
    edits: [['const left = cursor.position + headers.length;', 'const left = 0;']],
    test: PULL,
  },
  {
    name: 'what is on its way does not keep from leaving',
    file: 'lib/db/end-sharing.ts',
    edits: [["  if (inFlight) return { state: 'inFlight' };\n", '']],
    test: PULL,
  },
  {
    name: 'commits that share a row are missed when history is read from among them',
    file: 'lib/db/log-rows.ts',
    edits: [['around.value.first < (before ?? 0)', 'around.value.first > (before ?? 0)']],
    test: PULL,
  },
  {
    name: 'a directory that nobody gave away is replaced',
    file: 'lib/db/bootstrap.ts',
    edits: [["(may === 'nothing' && !isEmpty)", "(may === 'nothing' && isEmpty === undefined)"]],
    test: JOIN,
  },
  {
    name: 'what was edited while it was kept is lost',
    file: 'lib/db/bootstrap.ts',
    edits: [['may.revision !== before', 'may.revision > before']],
    test: JOIN,
  },
  {
    name: 'who joins anew keeps an agent that is taken',
    file: 'lib/db/bootstrap.ts',
    edits: [['renewedAgent(agent, agents, []) ?? agent.agent', 'renewedAgent(agent, new Map(), []) ?? agent.agent']],
    test: SNAPSHOTS,
  },
  {
    name: 'a mass change is applied unseen',
    file: 'lib/db/foresee-pull.ts',
    edits: [['const MOST_SHARE = 0.2;', 'const MOST_SHARE = 2;']],
    test: HELD,
  },
  {
    name: 'a mass change is applied before the directory is kept',
    file: 'lib/workspace/sync/pass-or-hold.ts',
    edits: [['if (release && !release.isKept)', 'if (release?.isKept)']],
    test: HELD,
  },
  {
    name: 'a further mass change passes with a released one',
    file: 'lib/workspace/sync/pull-log.ts',
    edits: [["    if (batch.from.position === free) return { state: 'moved' };\n", '']],
    test: HELD,
  },
  {
    name: 'a mass change that was seen before joining is held',
    file: 'lib/db/bootstrap.ts',
    edits: [["sync.put({ upTo: seen, isKept: true }, 'release')", "sync.put({ upTo: 0, isKept: true }, 'release')"]],
    test: HELD,
  },
  {
    name: 'restoring drops nothing',
    file: 'lib/workspace/restore/plan-restore.ts',
    edits: [['undefined : { drop: doc };', 'undefined : undefined;']],
    test: RESTORE,
  },
  {
    name: 'merging overwrites what the team has',
    file: 'lib/workspace/restore/plan-adoption.ts',
    edits: [["how === 'mine' || isNothing", 'how !== undefined || isNothing']],
    test: RESTORE,
  },
  {
    name: 'operations that the store has lost are not sent again',
    file: 'lib/workspace/sync/create-sync.ts',
    edits: [['    if (isFirst) await mendParts(db, store, options);\n', '']],
    test: 'test/workspace/sync/sync.test.ts',
  },
  {
    name: 'a snapshot does not say which commits it holds',
    file: 'lib/workspace/sync/write-snapshot-if-due.ts',
    edits: [['agents: Object.fromEntries(agents)', 'agents: {}']],
    test: SNAPSHOTS,
  },
  {
    name: 'a directory that differs from a snapshot passes',
    file: 'lib/workspace/sync/write-snapshot-if-due.ts',
    edits: [['theirs === undefined ||', 'theirs !== "" ||']],
    test: SNAPSHOTS,
  },
];
