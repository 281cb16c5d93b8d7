import type { TenantId } from '../../directory/types.ts';

/** Who is signed in, as the ID token says. */
export interface Account {
  /** Such as `kim@fabrikam.onmicrosoft.com`. */
  username: string;
  /** The person's name, where the token holds it. */
  name?: string;
  /** The tenant that was signed in to. */
  tenantId: TenantId;
}
