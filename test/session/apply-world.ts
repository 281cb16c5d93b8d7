import { randomUUID } from 'node:crypto';
import { signal } from '@preact/signals';
import { expect, onTestFinished, vi } from 'vitest';
import type { Customer, Directory } from '../../lib/directory/types.ts';
import { diffCustomer, diffPartner } from '../../lib/log/diff.ts';
import type { PartnerTenant } from '../../lib/partner-center/partner-tenant.ts';
import type { PartnerCenter } from '../../lib/partner-center/types.ts';
import { type Apply, createApply } from '../../lib/session/apply.ts';
import type { ApplyReport } from '../../lib/session/apply-report.ts';
import type { ApplyReview } from '../../lib/session/apply-review.ts';
import type { OptionsSession } from '../../lib/session/options-session.ts';
import { aCustomer, aPartner, aSubscription } from '../fixtures/documents.ts';
import { HERE } from '../partner-center/apply/apply-stage.ts';
import { to } from '../partner-center/apply/build-row.ts';
import { clientOf } from '../partner-center/client/client-of.ts';
import { bookOf } from '../stand-ins/partner-center/book.ts';
import { type PartnerCenterStandIn, startPartnerCenter } from '../stand-ins/partner-center/start-partner-center.ts';
import { until } from '../until.ts';
import { memorySession, write } from './memory-session.ts';

export const NOW = '2026-11-29T12:00:00.000Z';
export const partners = [aPartner(1, { role: 'indirectProvider' }), aPartner(2), aPartner(3)];
/** Compares all customers. */
export const all = { customer: '', withDefault: false };

/** Two customers of one legacy subscription each, and one of new commerce. */
export const customersWith = (supporter: number): Customer[] => [
  aCustomer(8, { subscriptions: [aSubscription(1, { supportContact: to(supporter) })] }),
  aCustomer(9, {
    companyName: '=Northwind',
    subscriptions: [
      aSubscription(2, { supportContact: to(supporter) }),
      aSubscription(3, { supportContact: to(supporter), commerce: 'newCommerce' }),
    ],
  }),
];
const was: Directory = { partners, customers: customersWith(2) };

interface Page {
  session: OptionsSession;
  apply: Apply;
  partnerCenter: { value: PartnerCenter | undefined };
  signedInTo: { value: PartnerTenant };
  onGoing: ReturnType<typeof vi.fn>;
}

interface World {
  standIn: PartnerCenterStandIn;
  /** Files that pages saved. */
  saved: { name: string; text: Promise<string> }[];
}

/** Partner Center as it was, and pages that open before it. */
export async function applyWorld() {
  const world: World = { standIn: await startPartnerCenter({ book: bookOf(was) }), saved: [] };
  onTestFinished(() => world.standIn.close());
  const open = (session?: OptionsSession, isSignedIn = true) => openPage(world, session, isSignedIn);
  return { ...world, openPage: open };
}

export type ApplyWorld = Awaited<ReturnType<typeof applyWorld>>;

async function openPage(
  { standIn, saved }: World,
  session: OptionsSession | undefined,
  isSignedIn: boolean,
): Promise<Page> {
  const opened = session ?? (await memorySession('Kim'));
  if (!session)
    await write(opened.db, [
      ...partners.map((partner) => diffPartner(undefined, partner)),
      ...customersWith(3).map((customer) => diffCustomer(undefined, customer)),
    ]);
  await until(() => expect(opened.partners.value).toHaveLength(partners.length));
  const partnerCenter = signal<PartnerCenter | undefined>(isSignedIn ? clientOf(standIn) : undefined);
  const signedInTo = signal(HERE);
  const onGoing = vi.fn();
  const apply = createApply(opened, {
    partnerCenter,
    tenant: signedInTo,
    partnerCenterUntil: (stop) => partnerCenter.peek() && clientOf(standIn, { signal: stop }),
    saveFile: (file, name) => saved.push({ name, text: file.text() }),
    newId: randomUUID,
    now: () => NOW,
    onGoing,
  });
  onTestFinished(apply.dispose);
  return { session: opened, apply, partnerCenter, signedInTo, onGoing };
}

export function reviewIn({ view }: Apply): ApplyReview {
  const { value } = view;
  if (value.state !== 'reviewing') throw new Error(JSON.stringify(value));
  return value.review;
}

export async function reportOf({ report }: Apply, state: string): Promise<ApplyReport> {
  await until(() => expect(report.value).toMatchObject({ run: { standing: { state } } }));
  if (typeof report.value !== 'object') throw new Error('There is no report');
  return report.value;
}
