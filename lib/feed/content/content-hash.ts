import { canonicalJson } from '../../directory/canonical.ts';
import { toBase64Url, utf8 } from '../bytes.ts';
import type { FeedContent } from './payload.ts';

/** Equal for equal contents, whenever and by whomever issued: SHA-256 of the canonical JSON, in base64url. */
export async function contentHash({ tid, company, publisher, contacts, withdrawn }: FeedContent): Promise<string> {
  const content = { tid, company, publisher, contacts, withdrawn };
  return toBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(canonicalJson(content)))));
}
