import type { CompanyDraft } from './setup-company.ts';

/** The form of one's own company before anything is typed. */
export const EMPTY_COMPANY: CompanyDraft = {
  name: '',
  tenantId: '',
  mpnId: '',
  role: 'indirectProvider',
  telephone: '',
  email: '',
  website: '',
};
