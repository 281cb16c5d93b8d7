import type { Translate } from '../../lib/i18n.ts';
import type { UndoProblem } from '../../lib/session/history-undo-action.ts';

export function undoProblemText(problem: UndoProblem | undefined, t: Translate): string | undefined {
  if (!problem) return undefined;
  return problem.state === 'nothing' ? t('changes.undo.nothing') : t('changes.undo.failed', { reason: problem.reason });
}
