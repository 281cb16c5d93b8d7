import * as v from 'valibot';
import { requiredLine } from '../../directory/schema-parts.ts';
import { headerOf, problemOfSigned } from '../compact.ts';
import { FEED_LIMITS } from '../limits.ts';
import { fingerprintOf, isFingerprint, type PublicJwk, publicJwk } from './public-jwk.ts';
import { type SigningKey, signJson } from './signing-key.ts';
import { verifySigned } from './verify-signed.ts';

const TYPE = 'support-contacts-request';

/** What somebody who wants to publish tells the keeper of the root. Nothing in it is secret, and nothing in it is proven but that the key is theirs. */
export interface PublisherRequest {
  /** Whose key it is, as they say. */
  name: string;
  /** Fingerprint of the key: what is compared by voice. */
  kid: string;
  jwk: PublicJwk;
}

const header = v.looseObject({
  alg: v.literal('ES256'),
  typ: v.literal(TYPE),
  jwk: publicJwk,
  crit: v.optional(v.never()),
});
const content = v.strictObject({
  v: v.literal(1),
  name: requiredLine(),
  root: v.pipe(v.string(), v.check(isFingerprint, 'root')),
});

/** A compact JWS by the key that it is about. `root`: fingerprint of the root that is to endorse it. */
export const writeRequest = (key: SigningKey, { name, root }: { name: string; root: string }): Promise<string> =>
  signJson({ v: 1, name, root }, { typ: TYPE, jwk: key.jwk }, key);

export type RequestRefusal =
  /** No request at all. */
  | 'foreign'
  /** Its end is missing. */
  | 'truncated'
  /** Another text than its key signed. */
  | 'altered'
  /** It asks the root of another team. */
  | 'otherRoot';

export type OpenedRequest = { ok: true; request: PublisherRequest } | { ok: false; reason: RequestRefusal };

const refused = (reason: RequestRefusal): OpenedRequest => ({ ok: false, reason });

/** Reads what was pasted: a request to this root, signed by its own key. */
export async function openRequest(text: string, root: string): Promise<OpenedRequest> {
  const signed = text.replace(/\s+/g, '');
  const found = headerOf(signed);
  if (signed.length > FEED_LIMITS.request || !v.is(header, found)) return refused('foreign');
  const problem = problemOfSigned(signed);
  if (problem) return refused(problem);
  const verified = await verifySigned(signed, found.jwk);
  if (!verified.ok) return refused('altered');
  const { success, output } = v.safeParse(content, verified.content);
  if (!success) return refused('foreign');
  if (output.root !== root) return refused('otherRoot');
  return { ok: true, request: { name: output.name, kid: await fingerprintOf(found.jwk), jwk: found.jwk } };
}
