import { mailLink, telephoneLink, websiteLink } from '../links.ts';
import type { Partner } from '../types.ts';
import type { Finding } from './finding.ts';

const CHECKS = [
  { key: 'telephone', code: 'telephoneInvalid', toLink: telephoneLink },
  { key: 'email', code: 'emailInvalid', toLink: (address: string) => mailLink(address) },
  { key: 'website', code: 'websiteInvalid', toLink: websiteLink },
] as const;

/** A telephone number, email or URL of the support profile that no link can be made of, so that nobody can click it. */
export function contactWayInvalid({ tenantId, name, support }: Partner): Finding[] {
  return CHECKS.flatMap(({ key, code, toLink }) => {
    const value = support[key];
    if (!value || toLink(value)) return [];
    const fixes: Finding['fixes'] = [{ kind: 'editPartner', partner: tenantId, field: `support.${key}` }];
    return [{ code, level: 'notice', params: { name, value }, fixes }];
  });
}
