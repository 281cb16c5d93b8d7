import * as v from 'valibot';
import type { FaultDetails } from '../partner-center-fault.ts';

const errorSchema = v.object({
  error: v.object({ code: v.optional(v.string()), message: v.optional(v.string()) }),
});
const MAX_DESCRIPTION = 1_024;

/** What Graph says of a refusal, as far as it says anything: `{ error: { code, message } }`. */
export function graphError(
  body: unknown,
  headers: Headers,
): Pick<FaultDetails, 'code' | 'description' | 'correlationId'> {
  const read = v.safeParse(errorSchema, body);
  const { code, message } = read.success ? read.output.error : {};
  const correlationId = headers.get('request-id');
  return {
    ...(code ? { code } : {}),
    ...(message ? { description: message.slice(0, MAX_DESCRIPTION) } : {}),
    ...(correlationId ? { correlationId } : {}),
  };
}
