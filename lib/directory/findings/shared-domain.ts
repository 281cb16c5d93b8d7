import type { Customer } from '../types.ts';
import type { Finding } from './finding.ts';

/** A domain that another customer has as well, so that it does not tell whose page is open. */
export function sharedDomain({ domains, companyName }: Customer, shared: ReadonlySet<string>): Finding[] {
  return domains
    .filter((domain) => shared.has(domain))
    .map((domain) => ({
      code: 'sharedDomain',
      level: 'notice',
      params: { name: companyName, domain },
      fixes: [{ kind: 'editDomains', domain }],
    }));
}
