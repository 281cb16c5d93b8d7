import { type ReadonlySignal, signal } from '@preact/signals';
import type { Db } from '../db/open.ts';
import { policyValue } from '../policy/parse-policy.ts';
import { readPolicy, watchPolicy } from '../policy/read-policy.ts';
import { describeFault, reportError } from '../report-error.ts';
import { answerNewest } from '../surfaces/answer-newest.ts';
import { type JoinByPolicy, joinByPolicy } from '../surfaces/join-by-policy.ts';
import type { HostPermissions } from './host-access.ts';
import { type Place, type Reach, reachStore } from './sharing-place.ts';

/** The workspace that an administrator named, in a profile that does not share it yet. */
export interface WorkspaceOffer {
  place: Place;
  /** With its token: a secret, to be looked at and never shown. */
  url: string;
  /** `busy`: it is being joined; `permission`: the browser wants to be asked for the host; `fault`: why it failed. */
  standing: JoinByPolicy | { state: 'busy' } | { state: 'permission' } | { state: 'fault'; reason: string };
}

export interface PolicyWorkspace {
  /** Undefined where there is none, or it is shared. */
  offer: ReadonlySignal<WorkspaceOffer | undefined>;
  tryAgain(): void;
  /** To be called in the click itself: the browser asks at no other time. */
  allow(): void;
  dispose(): void;
}

interface PolicyWorkspaceOptions extends Reach {
  permissions: HostPermissions;
}

/** Joins where nothing speaks against it, and offers to join where something does. */
export function createPolicyWorkspace(db: Db, { permissions, ...reach }: PolicyWorkspaceOptions): PolicyWorkspace {
  const offer = signal<WorkspaceOffer | undefined>(undefined);
  let pattern = '';

  async function stand(url: string): Promise<WorkspaceOffer['standing']> {
    try {
      const outcome = await joinByPolicy(db, url, reach);
      const isUnreachable = outcome.state === 'waiting' && outcome.for === 'network';
      return isUnreachable && !(await permissions.contains(pattern)) ? { state: 'permission' } : outcome;
    } catch (fault) {
      return { state: 'fault', reason: describeFault(fault) };
    }
  }

  async function find(): Promise<WorkspaceOffer | undefined> {
    const url = policyValue((await readPolicy()).policy, 'workspaceUrl');
    const reached = url === undefined ? undefined : reachStore(url, reach);
    if (url === undefined || reached === undefined || typeof reached === 'string') return undefined;
    pattern = reached.pattern;
    const { place } = reached;
    offer.value ??= { place, url, standing: { state: 'busy' } };
    const standing = await stand(url);
    return standing.state === 'sharing' || standing.state === 'joined' ? undefined : { place, url, standing };
  }

  const look = answerNewest<void, WorkspaceOffer | undefined>(
    find,
    (found) => {
      offer.value = found;
    },
    (fault) => void reportError('Reading which workspace the policy names', fault),
  );
  const ends = [watchPolicy(() => look()), permissions.onAdded(() => look())];
  look();
  return {
    offer,
    tryAgain: () => look(),
    allow() {
      permissions.request([pattern]).then(
        () => look(),
        (fault) => void reportError('Asking for a host', fault),
      );
    },
    dispose() {
      for (const end of ends) end();
    },
  };
}
