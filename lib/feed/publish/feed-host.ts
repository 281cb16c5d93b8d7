import { safeUrl, type UrlProblem } from '../safe-url.ts';

/**
 * Where feeds lie: an address with the token that it wants, if any. The token is a secret: turned into text or JSON the
 * address shows the place alone.
 */
export class FeedHost {
  /** The address without query and last slash. */
  readonly place: string;
  readonly #token: string;

  /** `token`: the query of the address, without `?`. */
  constructor(place: string, token: string) {
    this.place = place;
    this.#token = token;
  }

  feedUrl(feedId: string): string {
    return this.#urlOf(feedId);
  }

  keyListUrl(): string {
    return this.#urlOf('keys.json');
  }

  /** Where nothing ever lies. `parameters`: of a request to Azure. */
  nowhereUrl(parameters: Readonly<Record<string, string>> = {}): string {
    return withParameters(this.#urlOf('nothing'), parameters);
  }

  /** Azure: "List Blobs". */
  listUrl(): string {
    return withParameters(this.secretUrl(), { restype: 'container', comp: 'list', maxresults: '1' });
  }

  /** The whole address, to be kept in this browser's storage and shown to no one. */
  secretUrl(): string {
    return this.#token ? `${this.place}?${this.#token}` : this.place;
  }

  #urlOf(name: string): string {
    return `${this.place}/feeds/${name}${this.#token ? `?${this.#token}` : ''}`;
  }

  toString(): string {
    return this.place;
  }

  toJSON(): string {
    return this.place;
  }
}

function withParameters(address: string, parameters: Readonly<Record<string, string>>): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}

export type FeedHostProblem =
  | UrlProblem
  /** The token for readers allows more than reading a feed whose name is known: every customer would get it. */
  | 'grantsMore';

export type ParsedFeedHost = { ok: true; host: FeedHost } | { ok: false; reason: FeedHostProblem };

/** Where to publish: a container of Azure Blob Storage with its token, or any place that takes conditional PUTs. */
export function parseFeedHost(text: string): ParsedFeedHost {
  const safe = safeUrl(text);
  if (!safe.ok) return safe;
  const { origin, pathname, search } = safe.url;
  return { ok: true, host: new FeedHost(`${origin}${pathname.replace(/\/+$/, '')}`, search.slice(1)) };
}

/** Where customers read: the same place with a token for reading, or without any where it is open to the public. */
export function parseReadersHost(text: string): ParsedFeedHost {
  const parsed = parseFeedHost(text);
  if (!parsed.ok) return parsed;
  const query = new URL(parsed.host.secretUrl()).searchParams;
  const isForReading = query.getAll('sp').every((letters) => letters === 'r');
  // Azure: "Create an account SAS": it opens every container of the account, the team's too.
  const isOfAccount = query.has('ss') || query.has('srt');
  return isForReading && !isOfAccount ? parsed : { ok: false, reason: 'grantsMore' };
}

/** Whether the token itself says that it allows reading alone; otherwise the host must be asked. */
export const saysReadsAlone = (readers: FeedHost): boolean =>
  new URL(readers.secretUrl()).searchParams.get('sp') === 'r';
