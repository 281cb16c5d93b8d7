import type { SeenContact } from '../types.ts';

/**
 * Whether two support contacts are the same to the last of their three fields. Ids are parsed, so in lower case; names
 * differ neither by outer or repeated space nor by how an accent is encoded.
 */
export function holdsContact(a: SeenContact, b: SeenContact): boolean {
  if (a === 'none' || b === 'none') return a === b;
  return (
    a.supportTenantId === b.supportTenantId &&
    a.supportMpnId === b.supportMpnId &&
    plainName(a.name) === plainName(b.name)
  );
}

const plainName = (name: string) => name.normalize('NFC').replace(/\s+/g, ' ').trim();
