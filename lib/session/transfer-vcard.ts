import { type VCardPartner, writeVCard } from '../transfer/vcard.ts';

export interface VCardFile {
  /** The card's text, which the QR code holds too. */
  text: string;
  name: string;
  blob(): Blob;
}

/** Letters with their signs and digits of any script; the rest means something to one file system or another. */
const NOT_IN_A_FILE_NAME = /[^\p{L}\p{M}\p{N}]+/gu;
/** Characters. */
const MAX_NAME = 60;

function stemOf(name: string): string {
  const usable = name.replace(NOT_IN_A_FILE_NAME, '-').replace(/^[-\p{M}]+/u, '');
  return [...usable].slice(0, MAX_NAME).join('').replace(/-$/, '');
}

/** A support contact as a file that address books take. */
export function vCardOf(partner: VCardPartner): VCardFile {
  const text = writeVCard(partner);
  return {
    text,
    name: `${stemOf(partner.name) || 'contact'}.vcf`,
    blob: () => new Blob([text], { type: 'text/vcard;charset=utf-8' }),
  };
}
