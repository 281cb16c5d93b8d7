import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { beginPublishing, getRequest, putRequest, type StoredRequest } from '../db/publishing.ts';
import type { Db } from '../db/schema.ts';
import type { Workspace } from '../directory/types.ts';
import { reportError } from '../report-error.ts';
import type { OptionsSession } from './options-session.ts';
import { type HostProblem, type HostReach, judgeHosts, readHost } from './publishing-hosts.ts';

export interface JoinDraft {
  /** Content of the publisher's file. */
  keyFile: string;
  passphrase: string;
  /** Where this profile writes. */
  host: string;
}

export type JoinProblem =
  | HostProblem
  /** `holdsRoot`: it is the keeper's own. */
  | { field: 'keyFile'; code: 'missing' | 'passphrase' | 'foreign' | 'otherRoot' | 'holdsRoot' }
  | { field: 'name'; code: 'unnamed' }
  | { field: 'fault'; reason: string };

/** From a wish to publish to publishing, without the root. */
export type JoinView =
  | { state: 'none' }
  /** `text`: what the keeper of the root is to get. */
  | { state: 'waiting' | 'endorsed' | 'ended'; text: string; kid: string; name: string };

export interface PublisherJoin {
  /** Undefined until it is read. */
  view: ReadonlySignal<JoinView | undefined>;
  problem: ReadonlySignal<JoinProblem | undefined>;
  isBusy: ReadonlySignal<boolean>;
  /** Makes this profile's own key, and the request. `name`: whose it is. */
  ask(name: string): Promise<void>;
  /** To be called in the click itself: the browser asks for the host then and at no other time. */
  begin(draft: JoinDraft): Promise<void>;
  /** Lets go of the key that nobody endorsed. */
  cancel(): Promise<void>;
}

interface JoinOptions extends HostReach {
  onDone: () => void;
}

export function createPublisherJoin(session: OptionsSession, { onDone, ...reach }: JoinOptions): PublisherJoin {
  const { db, workspace } = session;
  const stored = signal<StoredRequest | 'none' | undefined>(undefined);
  const problem = signal<JoinProblem | undefined>(undefined);
  const isBusy = signal(false);
  const view = computed(() => (stored.value ? viewOf(stored.value, workspace.value) : undefined));

  /** What a step finds wrong with it is its end. */
  async function step(what: string, act: () => Promise<JoinProblem | undefined>): Promise<void> {
    if (isBusy.peek()) return;
    [problem.value, isBusy.value] = [undefined, true];
    try {
      problem.value = await act();
      stored.value = (await getRequest(db)) ?? 'none';
    } catch (fault) {
      problem.value = { field: 'fault', reason: reportError(what, fault) };
    }
    isBusy.value = false;
  }

  const begin = (draft: JoinDraft) =>
    step('Beginning to publish', async (): Promise<JoinProblem | undefined> => {
      const request = stored.peek();
      const root = workspace.peek()?.feeds?.root;
      if (!request || request === 'none' || !root) return undefined;
      if (!draft.keyFile) return { field: 'keyFile', code: 'missing' };
      const read = readHost(draft.host);
      if (!read.ok) return read.problem;
      const problem = await judgeHosts(db, read.hosts, reach);
      if (problem) return problem;
      const opened = await openFor(root, draft);
      if (!opened.ok) return opened.problem;
      const { signer } = request;
      const host = read.hosts.host.secretUrl();
      await beginPublishing(db, { secret: opened.secret, pinned: root, signer, host, byItself: false });
      onDone();
      return undefined;
    });

  void step('Reading a request to publish', async () => undefined);
  return {
    view,
    problem,
    isBusy,
    ask: (name) => step('Asking to publish', () => ask(db, name, workspace.peek()?.feeds?.root)),
    begin,
    cancel: () =>
      step('Letting go of a request to publish', async () => {
        await putRequest(db, undefined);
        return undefined;
      }),
  };
}

function viewOf(request: StoredRequest | 'none', workspace: Workspace | undefined): JoinView {
  if (request === 'none' || request.asked !== workspace?.feeds?.root) return { state: 'none' };
  const { text, name, signer } = request;
  const key = workspace.feedKeys?.find(({ kid }) => kid === signer.kid);
  const state = !key ? 'waiting' : key.revokedReason ? 'ended' : 'endorsed';
  return { state, text, kid: signer.kid, name };
}

async function ask(db: Db, written: string, root: string | undefined): Promise<JoinProblem | undefined> {
  const name = written.trim();
  if (!name || !root) return { field: 'name', code: 'unnamed' };
  const { createSigningKey, writeRequest } = await import('./publishing-keys.ts');
  const signer = await createSigningKey();
  await putRequest(db, { signer, asked: root, name, text: await writeRequest(signer, { name, root }) });
  return undefined;
}

type OpenedFile = { ok: true; secret: CryptoKey } | { ok: false; problem: JoinProblem };

/** The publisher's file of that root. */
async function openFor(root: string, { keyFile, passphrase }: JoinDraft): Promise<OpenedFile> {
  const refused = (code: Extract<JoinProblem, { field: 'keyFile' }>['code']): OpenedFile => ({
    ok: false,
    problem: { field: 'keyFile', code },
  });
  const { openKeyFile } = await import('./publishing-keys.ts');
  const opened = await openKeyFile(keyFile, passphrase);
  if (!opened.ok) return refused(opened.reason);
  const { secret, of, root: kept } = opened.keys;
  if (of !== root) return refused('otherRoot');
  return kept ? refused('holdsRoot') : { ok: true, secret };
}
