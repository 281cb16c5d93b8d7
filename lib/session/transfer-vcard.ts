import { type VCardPartner, writeVCard } from '../transfer/vcard.ts';

export interface VCardFile {
  /** The card's text, which the QR code holds too. */
  text: string;
  name: string;
  blob(): Blob;
}

/** Letters and digits of any script; the rest means something to one file system or another. */
const NOT_IN_A_FILE_NAME = /[^\p{L}\p{N}]+/gu;
const MAX_NAME = 60;

/** A support contact as a file that address books take. */
export function vCardOf(partner: VCardPartner): VCardFile {
  const text = writeVCard(partner);
  const stem = partner.name
    .replace(NOT_IN_A_FILE_NAME, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, MAX_NAME);
  return {
    text,
    name: `${stem || 'contact'}.vcf`,
    blob: () => new Blob([text], { type: 'text/vcard;charset=utf-8' }),
  };
}
