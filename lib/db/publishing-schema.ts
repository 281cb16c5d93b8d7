import type { TenantId } from '../directory/types.ts';

/** A key that signs and cannot be taken out of this profile. */
export interface StoredSigningKey {
  kid: string;
  jwk: { kty: 'EC'; crv: 'P-256'; x: string; y: string };
  privateKey: CryptoKey;
}

/** What this profile publishes feeds with: secrets that no export, log or message may hold. */
export interface StoredPublishing {
  secret: CryptoKey;
  /** Where this profile keeps the root. */
  root?: StoredSigningKey;
  /** Where it does not: fingerprint of the root. */
  pinned?: string;
  /** Fingerprints of the keys that the root answers for, where this profile keeps it. */
  endorsed?: string[];
  /** Fingerprints of the keys that count for nothing any more, and after whose end the host was looked through. */
  cleared?: string[];
  signer: StoredSigningKey;
  /** Where to publish, with the token that it wants. */
  host: string;
  /** Publishes after every change and every hour, also while no page of the extension is open. */
  byItself: boolean;
}

/** A key of this profile that waits for the keeper of the root to endorse it. */
export interface StoredRequest {
  signer: StoredSigningKey;
  /** Fingerprint of the root that is asked. */
  asked: string;
  /** Whose key it is. */
  name: string;
  /** What the keeper is to get: see lib/feed/keys/publisher-request.ts. */
  text: string;
}

/** How this profile last published: see lib/session/publish-end.ts. */
export interface StoredPublishRun {
  /** ISO 8601 instant. */
  ranAt: string;
  from: 'page' | 'background';
  /** As JSON. */
  end: string;
  /** The last time when nothing was left to do, and of which revision of the directory. */
  whole?: { ranAt: string; revision: number };
}

/** What lies on the host for a customer: see lib/feed/publish/plan-feed.ts. */
export interface StoredFeed {
  tenantId: TenantId;
  epoch: number;
  hash: string;
  kid: string;
  etag: string;
  seq: number;
  iat: number;
  exp: number;
}
