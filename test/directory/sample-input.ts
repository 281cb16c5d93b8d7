import { expect } from 'vitest';

export const TENANT = '0c39d6d5-c70d-4c55-bc02-f620844f3fd1';
export const OTHER = '3b33e682-00c3-41ee-9dd2-a548adf56438';
export const SUBSCRIPTION = 'c8d8fbab-6a62-44dc-be50-b7c74e43a296';

/** The least that makes a customer. */
export const smallest = { tenantId: TENANT, companyName: 'Contoso' };
export const withSubscription = (fields: object) => ({ ...smallest, subscriptions: [{ id: SUBSCRIPTION, ...fields }] });

/** What was parsed; a test fails where it was refused. */
export const unwrap = <T>(result: { ok: true; value: T } | { ok: false; problems: unknown }) =>
  result.ok ? result.value : expect.fail(JSON.stringify(result.problems));
