import { randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { type Db, openDb } from '../../../lib/db/open.ts';
import type { Customer, Directory, SubscriptionId } from '../../../lib/directory/types.ts';
import type { ApplyRow } from '../../../lib/partner-center/apply/apply-row.ts';
import { readApplyRows } from '../../../lib/partner-center/apply/apply-run.ts';
import { planRows } from '../../../lib/partner-center/apply/plan-rows.ts';
import { type ApplyEnd, runApply } from '../../../lib/partner-center/apply/run-apply.ts';
import { startApply } from '../../../lib/partner-center/apply/start-apply.ts';
import type { PartnerTenant } from '../../../lib/partner-center/partner-tenant.ts';
import type { SeenContact } from '../../../lib/partner-center/types.ts';
import { tenant } from '../../fixtures/documents.ts';
import { bookOf } from '../../stand-ins/partner-center/book.ts';
import type { Quirks } from '../../stand-ins/partner-center/quirks.ts';
import { type PartnerCenterStandIn, startPartnerCenter } from '../../stand-ins/partner-center/start-partner-center.ts';
import { clientOf } from '../client/client-of.ts';

export const NOW = '2026-11-29T12:00:00.000Z';

export interface ApplyStage {
  db: Db;
  standIn: PartnerCenterStandIn;
  rows: ApplyRow[];
  /** Begins the run. */
  start(rows?: readonly ApplyRow[]): Promise<void>;
  /** Goes on with it as a page does that was just opened. */
  drive(page?: Page): Promise<ApplyEnd>;
  /** The report, under the subscriptions' ids. */
  report(): Promise<Map<SubscriptionId, ApplyRow>>;
}

interface Page {
  /** Its network. */
  fetch?: typeof fetch;
  /** Its end. */
  until?: AbortSignal;
  timeoutInMs?: number;
  /** Where somebody is signed in on it. */
  tenant?: PartnerTenant;
}

/** Whose Partner Center the run is confirmed for. */
export const HERE: PartnerTenant = { cloud: 'global', tenantId: tenant(1) };

let opened = 0;

/** Partner Center holds what the directory said, and the directory says otherwise since. */
export async function setApplyStage(
  was: Directory,
  customers: readonly Customer[],
  quirks: Partial<Quirks> = {},
): Promise<ApplyStage> {
  opened += 1;
  const db = await openDb(`apply-test-${process.pid}-${opened}`);
  const standIn = await startPartnerCenter({ book: bookOf(was), quirks });
  onTestFinished(() => standIn.close());
  const rows = customers.flatMap((customer) =>
    planRows(customer, was, {
      theirs: theirsOf(standIn, customer),
      faults: new Map(),
      disputed: new Set(),
      withDefault: true,
    }),
  );
  return {
    db,
    standIn,
    rows,
    async start(reviewed = rows) {
      const run = { id: randomUUID(), kind: 'apply', by: 'Ann', at: NOW, tenant: HERE } as const;
      if (!(await startApply(db, reviewed, run))) throw new Error('Another run goes on');
    },
    drive: ({ fetch: network = fetch, until, timeoutInMs = 10_000, tenant = HERE } = {}) =>
      runApply(db, {
        connect: (stop) => clientOf(standIn, { fetch: network, signal: stop, timeoutInMs }),
        tenant: () => tenant,
        newId: randomUUID,
        now: () => NOW,
        ...(until ? { until } : {}),
      }),
    report: async () => new Map((await readApplyRows(db)).map((row) => [row.subscription, row])),
  };
}

/** As an observation would have found it. */
function theirsOf(
  { book, quirks }: PartnerCenterStandIn,
  { subscriptions }: Customer,
): Map<SubscriptionId, SeenContact> {
  const { tenantId, mpnId, name } = book.own;
  const unassigned: SeenContact =
    quirks.unassigned === 'provider' ? { supportTenantId: tenantId, supportMpnId: mpnId, name } : 'none';
  return new Map(
    subscriptions
      .filter(({ commerce }) => commerce === 'legacy')
      .map(({ id }) => [id, book.contacts.get(id) ?? unassigned]),
  );
}
