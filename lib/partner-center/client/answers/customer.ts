import * as v from 'valibot';
import { tenantId } from '../../../directory/customer-schema.ts';
import { parseCountry, parseDomain } from '../../../directory/ids.ts';
import { record, requiredLine, withoutRepeats } from '../../../directory/schema-parts.ts';
import type { SeenCustomer, SeenCustomerDetails } from '../../types.ts';
import { fact, part, truthOf, words } from './fields.ts';

const entries = {
  id: tenantId,
  companyProfile: record({
    companyName: requiredLine(),
    domain: fact(parseDomain),
    address: part(record({ country: fact(parseCountry) })),
  }),
  relationshipToPartner: words,
};

interface Row {
  id: SeenCustomer['tenantId'];
  companyProfile: { companyName: string; domain?: string | undefined };
  relationshipToPartner: string;
}

const seen = ({ id, companyProfile: { companyName, domain }, relationshipToPartner }: Row): SeenCustomer => ({
  tenantId: id,
  companyName,
  ...(domain === undefined ? {} : { domain }),
  relationshipToPartner: relationshipToPartner || 'unknown',
});

/** A row of a list (get-a-list-of-customers.md). */
export const customerRow = v.pipe(
  record(entries),
  v.transform((row) => seen(row)),
);

/** Get a customer by ID. Without delegated admin the answer has neither address nor further domains. */
export const customerDetails = v.pipe(
  record({ ...entries, allowDelegatedAccess: v.optional(v.unknown()), customDomains: v.optional(v.unknown()) }),
  v.transform(({ allowDelegatedAccess, customDomains, ...row }): SeenCustomerDetails => {
    const { domain, address } = row.companyProfile;
    const allows = truthOf(allowDelegatedAccess);
    return {
      ...seen(row),
      domains: withoutRepeats([...(domain === undefined ? [] : [domain]), ...domainsOf(customDomains)]),
      ...(address.country === undefined ? {} : { country: address.country }),
      ...(allows === undefined ? {} : { allowsDelegatedAccess: allows }),
    };
  }),
);

const domainsOf = (input: unknown): string[] =>
  (Array.isArray(input) ? input : []).flatMap((domain) =>
    typeof domain === 'string' ? (parseDomain(domain) ?? []) : [],
  );
