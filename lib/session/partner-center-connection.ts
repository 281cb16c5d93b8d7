import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { findConnection, forgetConnection, onConnection, putConnection } from '../db/connection.ts';
import {
  type Connection,
  type ConnectionDraft,
  type ConnectionProblem,
  parseConnection,
  readConnectionDraft,
} from '../partner-center/connection.ts';
import type { Account } from '../partner-center/sign-in/account.ts';
import type { PartnerCenter } from '../partner-center/types.ts';
import { reportError } from '../report-error.ts';
import { answerNewest } from '../surfaces/answer-newest.ts';
import type { OptionsSession } from './options-session.ts';

/** How it stands with the sign-in. */
export type SignInStanding =
  | { state: 'signedOut' }
  | { state: 'signingIn' }
  /** `until`: ISO 8601 instant; after it one signs in again. */
  | { state: 'signedIn'; account: Account; until: string }
  | { state: 'expired'; account: Account };

export interface PartnerCenterConnection {
  /** `none`: not connected. Undefined until it is read. */
  connection: ReadonlySignal<Connection | 'none' | undefined>;
  standing: ReadonlySignal<SignInStanding>;
  /** Ready while somebody is signed in. */
  partnerCenter: ReadonlySignal<PartnerCenter | undefined>;
  /** What was wrong with what was typed last. */
  problem: ReadonlySignal<ConnectionProblem | undefined>;
  connect(draft: ConnectionDraft): Promise<void>;
  /** Forgets the app registration. The directory stays as it is. */
  disconnect(): Promise<void>;
  dispose(): void;
}

interface ConnectionOptions {
  /** Undefined as long as there is none. */
  createClient: (connection: Connection) => PartnerCenter | undefined;
}

/** This profile's connection to Partner Center, and what it may be asked through. */
export function createPartnerCenterConnection(
  { db }: Pick<OptionsSession, 'db'>,
  { createClient }: ConnectionOptions,
): PartnerCenterConnection {
  const connection = signal<Connection | 'none' | undefined>(undefined);
  const standing = signal<SignInStanding>({ state: 'signedOut' });
  const problem = signal<ConnectionProblem | undefined>(undefined);
  const refresh = answerNewest<void, Connection | undefined>(
    async () => parseConnection(await findConnection(db)),
    (known) => {
      connection.value = known ?? 'none';
    },
    (fault) => void reportError('Reading the connection to Partner Center', fault),
  );
  const partnerCenter = computed(() => {
    const known = connection.value;
    return typeof known === 'object' && standing.value.state === 'signedIn' ? createClient(known) : undefined;
  });

  async function connect(draft: ConnectionDraft): Promise<void> {
    const read = readConnectionDraft(draft);
    problem.value = read.ok ? undefined : read.problem;
    if (read.ok) await putConnection(db, read.connection);
  }

  const dispose = onConnection(() => refresh());
  refresh();
  return {
    connection,
    standing,
    partnerCenter,
    problem,
    connect,
    disconnect: () => forgetConnection(db),
    dispose,
  };
}
