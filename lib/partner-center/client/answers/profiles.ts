import * as v from 'valibot';
import { parseCountry, parseDomain, parseMpnId, parseTenantId } from '../../../directory/ids.ts';
import { parseMailAddress, websiteLink } from '../../../directory/links.ts';
import { parsed, record, requiredLine } from '../../../directory/schema-parts.ts';
import type { SeenMpnProfile, SeenOrganization, SeenSupportProfile } from '../../types.ts';
import { emptyOrWith, fact, part, truthOf, words } from './fields.ts';

const tenantId = parsed(parseTenantId, 'tenantId');

/** get-an-organization-profile.md. */
export const organization = v.pipe(
  record({
    tenantId,
    companyName: requiredLine(),
    domain: fact(parseDomain),
    defaultAddress: part(record({ country: fact(parseCountry) })),
  }),
  v.transform(
    ({ tenantId, companyName, domain, defaultAddress: { country } }): SeenOrganization => ({
      tenantId,
      companyName,
      ...(domain === undefined ? {} : { domain }),
      ...(country === undefined ? {} : { country }),
    }),
  ),
);

/** get-support-profile.md; it writes the website without its scheme. */
export const supportProfile = v.pipe(
  emptyOrWith('email', 'telephone', 'website', 'profileType', 'attributes'),
  record({ email: fact(parseMailAddress), telephone: words, website: fact(websiteLink) }),
  v.transform(
    ({ email, telephone, website }): SeenSupportProfile => ({
      ...(email === undefined ? {} : { email }),
      ...(telephone ? { telephone } : {}),
      ...(website === undefined ? {} : { website }),
    }),
  ),
);

/** get-partner-by-mpn-id.md. */
export const mpnProfile: v.GenericSchema<unknown, SeenMpnProfile> = record({
  mpnId: parsed(parseMpnId, 'mpnId'),
  partnerName: requiredLine(),
});

/** verify-indirect-reseller-mpa-status.md. */
export const agreementStatus = v.pipe(
  record({ isAgreementSigned: v.pipe(v.unknown(), v.transform(truthOf), v.boolean()) }),
  v.transform(({ isAgreementSigned }) => isAgreementSigned),
);

/** request-reseller-relationship.md: where the customer accepts, on a host of Microsoft's. */
export const relationshipRequest = v.pipe(
  record({
    url: v.pipe(
      v.string(),
      v.trim(),
      v.check((url) => URL.parse(url)?.protocol === 'https:'),
    ),
  }),
  v.transform(({ url }) => url),
);
