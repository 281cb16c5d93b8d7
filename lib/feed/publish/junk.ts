import type { FetchOutcome } from '../subscribe/fetch-text.ts';

/** Whatever stands there. */
const ANY_ETAG = '*';

/**
 * The etag of something that lies on the host and is none of ours, to be written over; undefined for all else. A web page
 * without one is not on the host, but in front of it.
 */
export function etagOfJunk(got: FetchOutcome): string | undefined {
  if (got.state === 'tooLarge') return ANY_ETAG;
  return got.state === 'webPage' && got.status === 200 ? got.etag : undefined;
}
