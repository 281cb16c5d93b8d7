import * as v from 'valibot';
import { PartnerCenterFault } from '../partner-center-fault.ts';
import type { CallName } from '../types.ts';
import { readEnvelope } from './error-envelope.ts';
import type { Answered } from './send-call.ts';

/** What the answer says, or a `malformed` fault that names the first field that is wrong. */
export function readAnswer<T>(call: CallName, schema: v.GenericSchema<unknown, T>, answer: Answered): T {
  const result = v.safeParse(schema, answer.json);
  if (result.success) return result.output;
  throw malformed(call, answer, fieldOf(result.issues[0]));
}

/** `field`: empty where the answer as a whole is meant. */
export function malformed(
  call: CallName,
  { status, text, json, correlationId }: Answered,
  field = '',
): PartnerCenterFault {
  const said = status === 200 && json !== undefined ? readEnvelope(text, json) : {};
  return new PartnerCenterFault({
    call,
    reason: 'malformed',
    status,
    ...said,
    correlationId,
    ...(field ? { field } : {}),
  });
}

export const fieldOf = (issue: v.BaseIssue<unknown>): string => v.getDotPath(issue) ?? '';
