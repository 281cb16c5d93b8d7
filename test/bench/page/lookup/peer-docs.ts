import { domainForms } from '../../../../lib/lookup/domain-forms.ts';
import type { EngineSample } from './engine.ts';

/** A customer as text, for engines that know text only: lists are joined with spaces. */
export interface PeerDoc {
  /** Its place in the sample. */
  id: number;
  name: string;
  aliases: string;
  /** In ASCII and, for international ones, as people write them. */
  domains: string;
  /** Without hyphens. */
  ids: string;
  supporters: string;
  /** As written, without spaces, and without the country's number. */
  telephones: string;
}

/** Queries hold 13 characters of a GUID at most, so that is what peers index of it: all of it would swell them. */
const ID_LENGTH = 13;

const withoutHyphens = (id: string) => id.slice(0, ID_LENGTH).replaceAll('-', '');

export function peerDocs({ docs, partners }: EngineSample): PeerDoc[] {
  const supporters = new Map(
    partners.map(({ tenantId, name, support: { telephone = '' } }) => [
      tenantId,
      { name, telephone: telephoneForms(telephone) },
    ]),
  );
  return docs.map((doc, id) => {
    const known = doc.supporters.flatMap((tenantId) => supporters.get(tenantId) ?? []);
    return {
      id,
      name: doc.companyName,
      aliases: doc.aliases.join(' '),
      domains: doc.domains.flatMap(domainForms).join(' '),
      ids: [doc.tenantId, ...doc.subscriptionIds].map(withoutHyphens).join(' '),
      supporters: known.map(({ name }) => name).join(' '),
      telephones: known.map(({ telephone }) => telephone).join(' '),
    };
  });
}

function telephoneForms(telephone: string): string {
  const national = telephone.replace(/^\S+ /, '').replace(/\D/g, '');
  return [telephone, telephone.replace(/\D/g, ''), `0${national}`, national].join(' ');
}

const GUID_START = /^[0-9a-f]{8}-[0-9a-f]{0,4}$/i;
/** The query as peers are given it: of an id's beginning the hyphen goes, as in what they index. */
export const peerQuery = (text: string): string => (GUID_START.test(text) ? text.replace('-', '') : text);
