import type { Params, Translate } from '../../lib/i18n.ts';
import type { EntryProblem } from '../../lib/session/sharing-entry.ts';
import { isLacking } from '../../lib/session/sharing-rights.ts';
import type { StopReason, SyncProblem } from '../../lib/workspace/sync/sync-problem.ts';

/** What happened and to what, then what to do. */
export interface ProblemText {
  title: string;
  text: string;
}

export function entryProblemText(problem: EntryProblem, t: Translate): ProblemText {
  switch (problem.kind) {
    case 'store':
      return problemText(problem.problem, t);
    case 'address':
      return { title: t('sharing.address.invalid'), text: t(`sharing.address.${problem.reason}`) };
    case 'fault':
      return { title: t('sharing.entry.fault'), text: t('sharing.entry.fault.text', { reason: problem.reason }) };
    default:
      return { title: t(`sharing.entry.${problem.kind}`), text: t(`sharing.entry.${problem.kind}.text`) };
  }
}

export function problemText(problem: SyncProblem, t: Translate): ProblemText {
  if (problem.state === 'stopped') return stopText(problem.reason, t);
  return { title: t(`sharing.waiting.${problem.for}`), text: t(`sharing.waiting.${problem.for}.text`) };
}

export function stopText(reason: StopReason, t: Translate): ProblemText {
  const key = keyOf(reason);
  const params = paramsOf(reason);
  return { title: t(`sharing.stop.${key}`, params), text: t(`sharing.stop.${key}.text`, params) };
}

type Plain = Exclude<StopReason['kind'], 'forbidden' | 'notStore'>;
type StopKey =
  | Plain
  | `forbidden.${'token' | 'read' | 'list' | 'append' | 'create'}`
  | `notStore.${'html' | 'redirect' | 'foreign'}`;

function keyOf(reason: StopReason): StopKey {
  if (reason.kind === 'forbidden') return isLacking(reason) ? `forbidden.${reason.doing}` : 'forbidden.token';
  if (reason.kind !== 'notStore') return reason.kind;
  return reason.why === 'html' || reason.why === 'redirect' ? `notStore.${reason.why}` : 'notStore.foreign';
}

function paramsOf(reason: StopReason): Params {
  const { kind: _kind, ...figures } = reason;
  return figures;
}
