import type { Problem } from '../../lib/directory/problem.ts';
import type { Translate } from '../../lib/i18n.ts';
import { translateKey } from '../ui/i18n.tsx';

/** The message of the first problem with this field or anything inside it; undefined when it is fine. */
export function problemText(problems: readonly Problem[], path: string, t: Translate): string | undefined {
  const problem = problems.find((found) => found.path === path || found.path?.startsWith(`${path}.`));
  return problem && translateKey(t, keyOf(problem), { value: problem.value ?? '', name: problem.value ?? '' });
}

/** A form's own problems, such as a tenant that is already on record, give their whole key. */
const keyOf = ({ code }: Problem) => (code.includes('.') ? code : `problem.${code}`);
