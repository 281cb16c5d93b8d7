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
}

/** Azure: "Create a service SAS", string to sign of version 2020-12-06 and later, for a container. */
export function containerToken(container: string, access: ContainerAccess = {}): URLSearchParams {
  const { permissions = 'racl', startsAt = '', expiresAt = FAR_AWAY } = access;
  const resource = `/blob/${ACCOUNT}/${container}`;
  const [policy, addresses, protocols, snapshot, encryptionScope] = ['', '', '', '', ''];
  const responseHeaders = ['', '', '', '', ''];
  const who = [policy, addresses, protocols, VERSION, 'c', snapshot, encryptionScope];
  const sig = sign(permissions, startsAt, expiresAt, resource, ...who, ...responseHeaders);
  const start: Record<string, string> = startsAt ? { st: startsAt } : {};
  return new URLSearchParams({ sv: VERSION, ...start, se: expiresAt, sr: 'c', sp: permissions, sig });
}

/** Azure: "Create an account SAS": everything on the blob service, for making containers. */
export function accountToken(): URLSearchParams {
  const [permissions, services, resources] = ['rwdlac', 'b', 'sco'];
  const sig = sign(ACCOUNT, permissions, services, resources, '', FAR_AWAY, '', '', VERSION, '', '');
  return new URLSearchParams({ sv: VERSION, ss: services, srt: resources, sp: permissions, se: FAR_AWAY, sig });
}
