import { parseTenantId } from '../../directory/ids.ts';
import type { TenantId } from '../../directory/types.ts';
import { type Bytes, fromBase64Url, toBase64Url } from '../bytes.ts';
import type { FeedSpot } from '../keys/derive-feed.ts';
import { isFingerprint } from '../keys/public-jwk.ts';
import { FEED_LIMITS } from '../limits.ts';
import { safeUrl, type UrlProblem } from '../safe-url.ts';

/** What lets one customer read its feed, and nothing else. A secret: the content key is in it. */
export interface Invitation {
  /** Of the feed, with the readers' token where the host wants one; no fragment. */
  url: string;
  tenantId: TenantId;
  spot: FeedSpot;
  /** Fingerprint of the partner's root key. */
  root: string;
}

export type InvitationProblem =
  | UrlProblem
  | 'tooLong'
  /** The address ends in no feed's name. */
  | 'noFeed'
  /** The tenant is missing behind `#`, or is none. */
  | 'noTenant'
  /** The key is missing behind `#` or incomplete: links are cut by some mail programs. */
  | 'noKey'
  /** The partner's fingerprint is missing behind `#` or incomplete. */
  | 'noRoot';

export type ParsedInvitation = { ok: true; invitation: Invitation } | { ok: false; reason: InvitationProblem };

const KEY_BYTES = 32;
const refused = (reason: InvitationProblem): ParsedInvitation => ({ ok: false, reason });

/** An invitation as a person pastes it; angle brackets of mail programs may be around it. */
export function parseInvitation(text: string): ParsedInvitation {
  const written = text.trim().replace(/^<(.*)>$/, '$1');
  if (written.length > FEED_LIMITS.invitation) return refused('tooLong');
  const safe = safeUrl(written);
  if (!safe.ok) return safe;
  const { url } = safe;
  const fragment = new URLSearchParams(url.hash.slice(1));
  const feedId = feedIdOf(url);
  const tenantId = parseTenantId(only(fragment, 't'));
  const contentKey = keyOf(only(fragment, 'k'));
  const root = only(fragment, 'r');
  if (!feedId) return refused('noFeed');
  if (!tenantId) return refused('noTenant');
  if (!contentKey) return refused('noKey');
  if (!isFingerprint(root)) return refused('noRoot');
  url.hash = '';
  return { ok: true, invitation: { url: url.href, tenantId, spot: { feedId, contentKey }, root } };
}

/** The link to give to the customer. What stands behind `#` never leaves a browser. */
export function formatInvitation({ url, tenantId, spot, root }: Invitation): string {
  return `${url}#${new URLSearchParams({ t: tenantId, k: toBase64Url(spot.contentKey), r: root })}`;
}

/** The list of keys lies beside the feed and is read with the same token. */
export function keyListUrl({ url }: Pick<Invitation, 'url'>): string {
  const beside = new URL('keys.json', url);
  beside.search = new URL(url).search;
  return beside.href;
}

/** Empty when it is missing, or there are two: which one counts must not be a matter of luck. */
function only(fragment: URLSearchParams, name: string): string {
  const [value = '', another] = fragment.getAll(name);
  return another === undefined ? value : '';
}

function feedIdOf({ pathname }: URL): string | undefined {
  const name = pathname.split('/').at(-1) ?? '';
  return isFingerprint(name) ? name : undefined;
}

function keyOf(text: string): Bytes | undefined {
  const bytes = fromBase64Url(text);
  return bytes?.length === KEY_BYTES ? bytes : undefined;
}
