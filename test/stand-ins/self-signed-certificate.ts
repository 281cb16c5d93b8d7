import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** PEM text, made in memory and never written to disk. */
export interface ServerIdentity {
  key: string;
  cert: string;
}

const YEAR_IN_MS = 365 * 24 * 60 * 60 * 1000;

/** The length of `size` bytes (below 64 KiB) in as few bytes as possible, as DER demands. */
function derLength(size: number): number[] {
  if (size < 0x80) return [size];
  return size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
}

/** One DER element: tag, length, content (X.690 §8.1). */
function der(tag: number, ...content: Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  return Buffer.concat([Buffer.from([tag, ...derLength(body.length)]), body]);
}

const sequence = (...content: Uint8Array[]) => der(0x30, ...content);
const oid = (hex: string) => der(0x06, Buffer.from(hex, 'hex'));
const utcTime = (at: Date) => der(0x17, Buffer.from(`${at.toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`));
const positiveInteger = (bytes: Buffer) => der(0x02, Buffer.concat([Buffer.from([0x01]), bytes]));
const bitString = (bytes: Uint8Array) => der(0x03, Buffer.from([0]), bytes);

const commonName = (name: string) => sequence(der(0x31, sequence(oid('550403'), der(0x0c, Buffer.from(name)))));

function subjectAlternativeNames(hosts: readonly string[]): Buffer {
  const names = sequence(...hosts.map((host) => der(0x82, Buffer.from(host))));
  return der(0xa3, sequence(sequence(oid('551d11'), der(0x04, names))));
}

/**
 * A key and a self-signed certificate (X.509 v3, ECDSA P-256 with SHA-256) that is valid for a year around `now` and
 * names `hosts`. Browsers must be told to accept it. RFC 5280 §4.1.
 */
export function createSelfSignedCertificate(hosts: readonly string[], now = new Date()): ServerIdentity {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const ecdsaWithSha256 = sequence(oid('2a8648ce3d040302'));
  const name = commonName('Stand-in for tests');
  const toBeSigned = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    positiveInteger(randomBytes(8)),
    ecdsaWithSha256,
    name,
    sequence(utcTime(new Date(now.getTime() - YEAR_IN_MS / 2)), utcTime(new Date(now.getTime() + YEAR_IN_MS / 2))),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    subjectAlternativeNames(hosts),
  );
  const certificate = sequence(toBeSigned, ecdsaWithSha256, bitString(sign('sha256', toBeSigned, privateKey)));
  return { key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), cert: pem(certificate) };
}

function pem(certificate: Buffer): string {
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}
