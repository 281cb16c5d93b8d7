import { type ReadonlySignal, signal } from '@preact/signals';
import { getHead } from '../db/history.ts';
import { changePublishing, doubtFeeds } from '../db/publishing.ts';
import { getWorkspace } from '../db/workspace.ts';
import { diffWorkspace } from '../log/diff.ts';
import { createPlan } from '../log/plan.ts';
import { reportError } from '../report-error.ts';
import { openReview } from './open-review.ts';
import type { OptionsSession } from './options-session.ts';
import { type HostProblem, type HostReach, type Hosts, judgeHosts, readHost, readReaders } from './publishing-hosts.ts';

/** Empty: it stays as it is. */
export interface AddressDraft {
  /** Where this profile writes. */
  host: string;
  /** Where customers read: part of every invitation. */
  readers: string;
}

export type AddressProblem = HostProblem | { field: 'fault'; reason: string };

export type AddressView = { state: 'entering'; problem?: AddressProblem } | { state: 'changing' | 'changed' };

export interface AddressChange {
  view: ReadonlySignal<AddressView>;
  /** To be called in the click itself: the browser asks for the host then and at no other time. */
  change(draft: AddressDraft): Promise<void>;
}

interface AddressOptions extends HostReach {
  onDone: () => void;
}

const NOTHING = { ok: true, hosts: {} } as const;

/** Other addresses of the host, as when a token has run out or fell into wrong hands. */
export function createAddressChange(session: OptionsSession, { onDone, ...reach }: AddressOptions): AddressChange {
  const { db } = session;
  const view = signal<AddressView>({ state: 'entering' });

  async function change(draft: AddressDraft): Promise<void> {
    if (!draft.host && !draft.readers) return;
    view.value = { state: 'changing' };
    try {
      const problem = await take(draft);
      view.value = problem ? { state: 'entering', problem } : { state: 'changed' };
      if (!problem) onDone();
    } catch (fault) {
      view.value = { state: 'entering', problem: { field: 'fault', reason: reportError('Changing addresses', fault) } };
    }
  }

  async function take({ host: there, readers: theirs }: AddressDraft): Promise<HostProblem | undefined> {
    const host = there ? readHost(there) : NOTHING;
    if (!host.ok) return host.problem;
    const readers = theirs ? readReaders(theirs) : NOTHING;
    if (!readers.ok) return readers.problem;
    const hosts: Partial<Hosts> = { ...host.hosts, ...readers.hosts };
    const problem = await judgeHosts(db, hosts, reach);
    if (problem) return problem;
    if (hosts.host) await moveTo(hosts.host.secretUrl());
    if (hosts.readers) await reviewReaders(hosts.readers.secretUrl());
    return undefined;
  }

  /** Whoever had the old address may have written there, and a new place holds nothing of ours. */
  async function moveTo(host: string): Promise<void> {
    await changePublishing(db, (own) => ({ ...own, host }));
    await doubtFeeds(db);
  }

  async function reviewReaders(readers: string): Promise<void> {
    const base = await getHead(db);
    const before = await getWorkspace(db);
    if (!before?.feeds) return;
    const after = { ...before, feeds: { ...before.feeds, readers } };
    const plan = createPlan('edit', base, [diffWorkspace(before, after)]);
    openReview(session, { plan, before: () => before, notes: [] }, { onWritten: onDone });
  }

  return { view, change };
}
