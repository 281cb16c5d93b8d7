/** What is wrong with an input; `problem.{code}` is its message. */
export interface Problem {
  code: string;
  /** Where, as `domains.1` or `subscriptions.0.quantity`; absent when the input as a whole is meant. */
  path?: string;
  /** What was found there, shortened; absent when nothing was. */
  value?: string;
}

export type Parsed<T> = { ok: true; value: T } | { ok: false; problems: Problem[] };

const MAX_SHOWN_VALUE = 100;

/** A found value as text to show; undefined for what is not a plain value. */
export function showValue(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return undefined;
  const text = String(value);
  return text.length > MAX_SHOWN_VALUE ? `${text.slice(0, MAX_SHOWN_VALUE)}…` : text;
}

/** The same problem seen from what contains it. */
export function within(container: string, problem: Problem): Problem {
  return { ...problem, path: problem.path ? `${container}.${problem.path}` : container };
}
