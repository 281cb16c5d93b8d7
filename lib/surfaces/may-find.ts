import type { Role } from '../settings.ts';

/** Who looks up customers: not a customer, who has but one, and nobody before the first run. */
export const mayFind = (role: Role | null): boolean => role === 'partner' || role === 'helpdesk';
