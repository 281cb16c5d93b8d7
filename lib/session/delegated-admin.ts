import { type ReadonlySignal, signal } from '@preact/signals';
import { ownPartner } from '../directory/own-partner.ts';
import type { TenantId } from '../directory/types.ts';
import { CLOUD_PLACES, matchOf } from '../partner-center/clouds.ts';
import { heldBy } from '../partner-center/graph/held-by.ts';
import {
  type GraphWire,
  type ListedRelationships,
  listRelationships,
} from '../partner-center/graph/list-relationships.ts';
import { type HeldTally, tallyHeld } from '../partner-center/graph/tally-held.ts';
import { type FaultDetails, PartnerCenterFault } from '../partner-center/partner-center-fault.ts';
import { SignInFault, type SignInProblem } from '../partner-center/sign-in/sign-in-fault.ts';
import { reportError } from '../report-error.ts';
import { type PlannedHeld, planHeld } from './delegated-admin-plan.ts';
import { readNames } from './history-names.ts';
import { openReview } from './open-review.ts';
import type { OptionsSession } from './options-session.ts';
import type { PartnerCenterConnection } from './partner-center-connection.ts';
import { reviewPlan } from './review-plan.ts';

/** What Graph says of the delegated admin of who is signed in. */
export interface HeldSummary extends HeldTally {
  holder: string;
  /** Customers that the directory does not have. */
  unknown: number;
  /** Made by us for resellers whom Graph does not name. */
  unnamed: number;
  unreadable: number;
}

export type DelegatedAdminView =
  | { state: 'idle' }
  | { state: 'asking'; found: number }
  /** Of our own company: nothing is filled in, since the directory keeps what resellers hold. */
  | { state: 'own'; summary: HeldSummary }
  /** `changes`: customers for which the directory says something else. */
  | { state: 'compared'; summary: HeldSummary; changes: number }
  /** The tenant that is signed in to is no partner of the directory. */
  | { state: 'nobody'; tenantId: TenantId }
  /** Graph wants a consent, or a sign-in, of its own. */
  | { state: 'refused'; problem: SignInProblem }
  | { state: 'failed'; fault: FaultDetails }
  | { state: 'broken'; reason: string };

export interface DelegatedAdminReading {
  view: ReadonlySignal<DelegatedAdminView>;
  /** Asks Graph. In the click itself: the browser asks for Graph's host then. */
  read(): Promise<void>;
  /** The same, after Microsoft's window. In the click itself. */
  signInAndRead(): Promise<void>;
  /** Opens the review of what differs. */
  review(): Promise<void>;
  cancel(): void;
}

interface ReadingOptions extends Pick<GraphWire, 'fetch' | 'clock' | 'random'> {
  askPermission: (...patterns: string[]) => Promise<boolean>;
}

/** Delegated admin from Microsoft Graph: read only there, and here through a review. */
export function createDelegatedAdmin(
  session: OptionsSession,
  partnerCenter: PartnerCenterConnection,
  { askPermission, ...reach }: ReadingOptions,
): DelegatedAdminReading {
  const view = signal<DelegatedAdminView>({ state: 'idle' });
  let working = new AbortController();
  let found: { listed: ListedRelationships; holder: TenantId } | undefined;

  const graphOf = () => {
    const connection = partnerCenter.connection.peek();
    return typeof connection === 'object' ? CLOUD_PLACES[connection.cloud].graph : undefined;
  };

  async function read(): Promise<void> {
    const base = graphOf();
    if (base === undefined) return;
    await ask(base, askPermission(matchOf(base)));
  }

  async function signInAndRead(): Promise<void> {
    const base = graphOf();
    if (base === undefined) return;
    const problem = await partnerCenter.signIn({ service: 'graph' });
    if (problem) view.value = { state: 'refused', problem };
    else await ask(base, Promise.resolve(true));
  }

  async function ask(base: string, permission: Promise<boolean>): Promise<void> {
    const show = begin();
    try {
      if (!(await permission)) throw new SignInFault({ reason: 'permission' });
      const listed = await listRelationships({
        ...reach,
        base,
        signal: working.signal,
        accessToken: () => partnerCenter.tokenFor('graph'),
        onProgress: (count) => show({ state: 'asking', found: count }),
      });
      const standing = partnerCenter.standing.peek();
      if (standing.state !== 'signedIn') throw new SignInFault({ reason: 'signedOut' }, true);
      found = { listed, holder: standing.account.tenantId };
      show(await compare(found));
    } catch (fault) {
      show(viewOf(fault));
    }
  }

  function begin(): (next: DelegatedAdminView) => void {
    working.abort();
    working = new AbortController();
    const { signal: mine } = working;
    view.value = { state: 'asking', found: 0 };
    return (next) => {
      if (!mine.aborted) view.value = next;
    };
  }

  async function compare({ listed, holder }: NonNullable<typeof found>): Promise<DelegatedAdminView> {
    const partners = session.partners.peek();
    const partner = partners.find(({ tenantId }) => tenantId === holder);
    if (!partner) return { state: 'nobody', tenantId: holder };
    const held = heldBy(holder, listed.relationships);
    const { unreadable } = listed;
    const summary = {
      ...tallyHeld(holder, held, session.today()),
      holder: partner.name,
      unnamed: held.unnamed,
      unreadable,
    };
    if (partner === ownPartner({ partners })) return { state: 'own', summary: { ...summary, unknown: 0 } };
    const { planned, unknown } = await plan({ listed, holder });
    return { state: 'compared', summary: { ...summary, unknown }, changes: planned.plan.ops.length };
  }

  const plan = ({ listed, holder }: NonNullable<typeof found>): Promise<PlannedHeld> =>
    planHeld(
      session.db,
      heldBy(holder, listed.relationships),
      { holder, today: session.today(), isWhole: listed.unreadable === 0 },
      working.signal,
    );

  async function review(): Promise<void> {
    if (!found) return;
    try {
      const { planned } = await plan(found);
      const { changes } = reviewPlan(session.db, planned, session.author);
      const names = await readNames(session.db, session.partners.peek(), changes);
      const outcome = openReview(session, planned, {
        names,
        again: () => void review(),
        onWritten: () => void again(),
      });
      if (outcome.state === 'unchanged') await again();
    } catch (fault) {
      view.value = viewOf(fault);
    }
  }

  /** What is shown, by the directory as it stands now. */
  async function again(): Promise<void> {
    if (found) view.value = await compare(found);
  }

  return {
    view,
    read,
    review,
    signInAndRead,
    cancel() {
      working.abort();
      view.value = { state: 'idle' };
    },
  };
}

function viewOf(fault: unknown): DelegatedAdminView {
  if (fault instanceof SignInFault) return { state: 'refused', problem: fault.problem };
  if (fault instanceof PartnerCenterFault) return { state: 'failed', fault: fault.details };
  return { state: 'broken', reason: reportError('Reading delegated admin', fault) };
}
