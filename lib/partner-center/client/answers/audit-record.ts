import * as v from 'valibot';
import { parseTenantId } from '../../../directory/ids.ts';
import { parsed, record } from '../../../directory/schema-parts.ts';
import type { SeenAuditRecord } from '../../types.ts';
import { fact, words } from './fields.ts';

const instantOf = (text: string) => (Number.isNaN(Date.parse(text)) ? undefined : new Date(text).toISOString());

/** auditing-resources.md. Records of the partner itself name no customer. */
export const auditRecord = v.pipe(
  record({
    customerId: fact(parseTenantId),
    resourceType: words,
    operationType: words,
    operationStatus: words,
    operationDate: parsed(instantOf, 'date'),
  }),
  v.transform(
    ({ customerId, resourceType, operationType, operationStatus, operationDate }): SeenAuditRecord => ({
      ...(customerId === undefined ? {} : { customer: customerId }),
      resource: resourceType,
      operation: operationType,
      status: operationStatus,
      at: operationDate,
    }),
  ),
);
