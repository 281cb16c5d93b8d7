/** What a shared access signature says of itself. The store's answers decide: it may be revoked, or say less than it seems. */
export interface Grant {
  /** Undefined: a stored access policy of the container decides, and only the store knows it. */
  abilities: readonly Ability[] | undefined;
  /** Name of the container's stored access policy. */
  policy?: string;
  /** ISO 8601 instants, as signed. */
  startsAt?: string;
  expiresAt?: string;
  /** Version of the storage service it was signed for, a date. */
  version: string;
  scope: 'container' | 'account';
}

export type Ability = 'read' | 'append' | 'create' | 'write' | 'list' | 'delete';

/** Azure: "Create a service SAS", permissions for a container. Letters that nothing here needs are left out. */
const ABILITIES: Readonly<Record<string, Ability>> = {
  r: 'read',
  a: 'append',
  c: 'create',
  w: 'write',
  l: 'list',
  d: 'delete',
};

/** Reads the parameters of a service or account signature; undefined when they are not one that opens a container. */
export function parseGrant(query: URLSearchParams): Grant | undefined {
  const [signature, version, permissions, policy] = ['sig', 'sv', 'sp', 'si'].map((name) => query.get(name));
  const scope = scopeOf(query);
  if (!signature || !version || !scope || !(permissions || policy)) return undefined;
  const [startsAt, expiresAt] = [query.get('st'), query.get('se')];
  return {
    abilities: permissions ? abilitiesOf(permissions) : undefined,
    ...(policy ? { policy } : {}),
    ...(startsAt ? { startsAt } : {}),
    ...(expiresAt ? { expiresAt } : {}),
    version,
    scope,
  };
}

const abilitiesOf = (permissions: string) =>
  Object.entries(ABILITIES).flatMap(([letter, ability]) => (permissions.includes(letter) ? [ability] : []));

function scopeOf(query: URLSearchParams): Grant['scope'] | undefined {
  if (query.get('sr') === 'c') return 'container';
  // An account's signature opens a container's blobs when it is for the blob service and its objects.
  const isForBlobs = query.get('ss')?.includes('b') && query.get('srt')?.includes('o');
  return isForBlobs ? 'account' : undefined;
}
