import * as v from 'valibot';
import { cleanText, line, record } from '../../directory/schema-parts.ts';

/** What Partner Center says about a refusal. */
export interface Said {
  code?: string;
  description?: string;
}

const MAX_DESCRIPTION = 1_024;

/** Both of its envelopes: `code`, `description`; of a 429 `statusCode`, `message`, which holds no code of its own. */
const envelope = record({
  code: v.exactOptional(line()),
  description: v.exactOptional(v.string()),
  message: v.exactOptional(v.string()),
});

/** A body of another shape is shown as text, unless it is a web page (DefaultPartnerServiceErrorHandler.cs does alike). */
export function readEnvelope(text: string, json: unknown): Said {
  const read = v.safeParse(envelope, json);
  if (!read.success) return json === undefined && !text.startsWith('<') ? said(undefined, text) : {};
  const { code, description, message } = read.output;
  return said(code, description ?? message ?? '');
}

function said(code: string | undefined, description: string): Said {
  const shown = cleanText(description.slice(0, MAX_DESCRIPTION));
  return { ...(code === undefined ? {} : { code }), ...(shown ? { description: shown } : {}) };
}
