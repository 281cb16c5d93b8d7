import { createHmac } from 'node:crypto';

/** The emulator's own account and key: constants that Microsoft publishes, the same on every machine. */
export const ACCOUNT = 'devstoreaccount1';
const KEY = Buffer.from(
  'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==',
  'base64',
);
const VERSION = '2021-12-02';
const FAR_AWAY = '2099-01-01T00:00:00Z';

const sign = (...fields: string[]) => createHmac('sha256', KEY).update(fields.join('\n')).digest('base64');

export interface ContainerAccess {
  /** Letters in Azure's order, `racwdl`. A member's unless said: read, append, create, list. */
  permissions?: string;
  startsAt?: string;
  expiresAt?: string;
  /** A stored access policy of the container, which says the permissions then. */
  policy?: string;
}

/** Azure: "Create a service SAS", string to sign of version 2020-12-06 and later, for a container. */
export function containerToken(container: string, access: ContainerAccess = {}): URLSearchParams {
  const { policy = '', startsAt = '', expiresAt = FAR_AWAY } = access;
  const permissions = policy ? '' : (access.permissions ?? 'racl');
  const resource = `/blob/${ACCOUNT}/${container}`;
  const [addresses, protocols, snapshot, encryptionScope] = ['', '', '', ''];
  const responseHeaders = ['', '', '', '', ''];
  const who = [policy, addresses, protocols, VERSION, 'c', snapshot, encryptionScope];
  const sig = sign(permissions, startsAt, expiresAt, resource, ...who, ...responseHeaders);
  const start: Record<string, string> = startsAt ? { st: startsAt } : {};
  const granted: Record<string, string> = policy ? { si: policy } : { sp: permissions };
  return new URLSearchParams({ sv: VERSION, ...start, se: expiresAt, sr: 'c', ...granted, sig });
}

/**
 * Azure: "Authorize with Shared Key", for a write to a container's parameter: a container's policies are its owner's
 * to change, whom no token stands for.
 */
export function ownerHeaders(container: string, comp: string, body: string, now: Date): Record<string, string> {
  const headers = { 'x-ms-date': now.toUTCString(), 'x-ms-version': VERSION };
  const named = Object.entries(headers).map(([name, value]) => `${name}:${value}`);
  const resource = [`/${ACCOUNT}/${ACCOUNT}/${container}`, `comp:${comp}`, 'restype:container'];
  const [encoding, language, md5, date, ...conditions] = ['', '', '', '', '', '', '', '', ''];
  const standard = ['PUT', encoding, language, String(body.length), md5, 'application/xml', date, ...conditions];
  const signature = sign(...standard, ...named, ...resource);
  return { ...headers, 'content-type': 'application/xml', authorization: `SharedKey ${ACCOUNT}:${signature}` };
}

/** Azure: "Create an account SAS": everything on the blob service, for making containers. */
export function accountToken(): URLSearchParams {
  const [permissions, services, resources] = ['rwdlac', 'b', 'sco'];
  const sig = sign(ACCOUNT, permissions, services, resources, '', FAR_AWAY, '', '', VERSION, '', '');
  return new URLSearchParams({ sv: VERSION, ss: services, srt: resources, sp: permissions, se: FAR_AWAY, sig });
}
