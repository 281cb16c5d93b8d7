import { type ReadonlySignal, signal } from '@preact/signals';
import { getHead } from '../db/history.ts';
import { beginPublishing } from '../db/publishing.ts';
import type { StoredPublishing, StoredSigningKey } from '../db/publishing-schema.ts';
import { getWorkspace } from '../db/workspace.ts';
import { ownPartner } from '../directory/own-partner.ts';
import { isLongPassphrase } from '../feed/keys/passphrase.ts';
import { diffWorkspace } from '../log/diff.ts';
import { createPlan } from '../log/plan.ts';
import { reportError } from '../report-error.ts';
import type { OptionsSession } from './options-session.ts';
import { type HostProblem, type HostReach, type Hosts, judgeHosts, readHosts } from './publishing-hosts.ts';
import { withPublishing } from './publishing-workspace.ts';
import { reviewPlan } from './review-plan.ts';

export interface SetupDraft {
  passphrase: string;
  repeated: string;
  /** Content of a key file to go on with; empty: new keys. */
  keyFile: string;
  /** Where this profile writes. */
  host: string;
  /** Where customers read. */
  readers: string;
}

export type SetupProblem =
  | { field: 'passphrase' | 'repeated'; code: 'short' | 'different' }
  /** `otherRoot`: the team publishes with other keys. */
  | { field: 'keyFile'; code: 'passphrase' | 'foreign' | 'noRoot' | 'otherRoot' }
  | HostProblem
  | { field: 'fault'; reason: string };

export type SetupView =
  | { state: 'entering'; problem?: SetupProblem }
  | { state: 'making' }
  /** `file`: the only copy of the keys that leaves this profile; gone with the page. */
  | { state: 'made'; file: string; root: string };

export interface PublishingSetup {
  view: ReadonlySignal<SetupView>;
  /** To be called in the click itself: the browser asks for the host then and at no other time. */
  make(draft: SetupDraft): Promise<void>;
  /** The key file is saved: reviews what the team will know. */
  finish(): Promise<void>;
  cancel(): void;
}

interface SetupOptions extends HostReach {
  onDone: () => void;
}

type KeepingRoot = StoredPublishing & { root: StoredSigningKey };

type ReadDraft = { ok: true; hosts: Hosts } | { ok: false; problem: SetupProblem };

/** What was typed, as far as it can be judged without asking the host. */
export function readSetupDraft({ keyFile, passphrase, repeated, ...addresses }: SetupDraft): ReadDraft {
  const refused = (problem: SetupProblem): ReadDraft => ({ ok: false, problem });
  if (!keyFile && !isLongPassphrase(passphrase)) return refused({ field: 'passphrase', code: 'short' });
  if (!keyFile && passphrase !== repeated) return refused({ field: 'repeated', code: 'different' });
  return readHosts(addresses);
}

/** The ceremony of docs/feeds.md: keys, their file, and what the team must know. */
export function createPublishingSetup(session: OptionsSession, { onDone, ...reach }: SetupOptions): PublishingSetup {
  const { db } = session;
  const view = signal<SetupView>({ state: 'entering' });
  let made: { own: KeepingRoot; readers: string } | undefined;

  const refuse = (problem: SetupProblem) => {
    view.value = { state: 'entering', problem };
  };

  const take = (keys: Pick<KeepingRoot, 'secret' | 'root' | 'signer'>, { host, readers }: Hosts) => {
    made = { own: { ...keys, host: host.secretUrl(), byItself: false }, readers: readers.secretUrl() };
  };

  async function makeKeys(passphrase: string, hosts: Hosts): Promise<void> {
    const { createWorkspaceKeys, createSigningKey } = await import('./publishing-keys.ts');
    const [{ keys, file }, signer] = await Promise.all([createWorkspaceKeys(passphrase), createSigningKey()]);
    take({ secret: keys.secret, root: keys.root, signer }, hosts);
    view.value = { state: 'made', file, root: keys.root.kid };
  }

  /** Keys that there are already, in another profile or in none any more: this one signs with a key of its own. */
  async function openKeys({ keyFile, passphrase }: SetupDraft, hosts: Hosts): Promise<void> {
    const { openKeyFile, createSigningKey } = await import('./publishing-keys.ts');
    const opened = await openKeyFile(keyFile, passphrase);
    if (!opened.ok) return refuse({ field: 'keyFile', code: opened.reason });
    const { secret, root } = opened.keys;
    const standing = (await getWorkspace(db))?.feeds?.root;
    if (!root) return refuse({ field: 'keyFile', code: 'noRoot' });
    if (standing && standing !== root.kid) return refuse({ field: 'keyFile', code: 'otherRoot' });
    take({ secret, root, signer: await createSigningKey() }, hosts);
    view.value = { state: 'entering' };
    await finish();
  }

  async function make(draft: SetupDraft): Promise<void> {
    const read = readSetupDraft(draft);
    if (!read.ok) return refuse(read.problem);
    try {
      const problem = await judgeHosts(db, read.hosts, reach);
      if (problem) return refuse(problem);
      view.value = { state: 'making' };
      await (draft.keyFile ? openKeys(draft, read.hosts) : makeKeys(draft.passphrase, read.hosts));
    } catch (fault) {
      refuse({ field: 'fault', reason: reportError('Making the keys for publishing', fault) });
    }
  }

  async function finish(): Promise<void> {
    if (!made) return;
    const { own, readers } = made;
    const base = await getHead(db);
    const before = await getWorkspace(db);
    const after = withPublishing(before, {
      readers,
      root: own.root.kid,
      signer: own.signer,
      name: session.author().by,
      workspaceName: ownPartner({ partners: session.partners.peek() })?.name ?? '',
      now: reach.now(),
    });
    const plan = createPlan('setup', base, [diffWorkspace(before, after)]);
    const reviewable = reviewPlan(db, { plan, before: () => before, notes: [] }, session.author);
    const confirm = async () => {
      // The keys first: without them what the team is told could not be kept.
      await beginPublishing(db, own);
      return reviewable.confirm();
    };
    session.review.open({ ...reviewable, confirm }, { again: () => void finish(), onWritten: end });
  }

  function end(): void {
    made = undefined;
    view.value = { state: 'entering' };
    onDone();
  }

  return { view, make, finish, cancel: end };
}
