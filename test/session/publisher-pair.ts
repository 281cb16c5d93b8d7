import { expect } from 'vitest';
import type { FeedKeyEnd } from '../../lib/directory/types.ts';
import { diffCustomer } from '../../lib/log/diff.ts';
import { createEndorsement } from '../../lib/session/publisher-endorse.ts';
import { createPublisherJoin } from '../../lib/session/publisher-join.ts';
import { listPublishers } from '../../lib/session/publisher-list.ts';
import { revokePublisher } from '../../lib/session/publisher-revoke.ts';
import { until } from '../until.ts';
import { write } from './memory-session.ts';
import { confirm, customerOf, keeper, profile, publisherFile, THEIRS, tell } from './publishing-partner.ts';

export type Keeper = Awaited<ReturnType<typeof keeper>>;
type Profile = Awaited<ReturnType<typeof profile>>;

export const endorsementBy = ({ session }: Keeper) =>
  createEndorsement(session, { now: Date.now, onEndorsed: () => undefined });

/** A profile that asks to publish too. */
export async function asking(ann: Keeper, name = 'Bob') {
  const own = await profile(name);
  await tell(ann.session, own.session);
  const join = createPublisherJoin(own.session, { ...own.hosts, onDone: own.publishing.refresh });
  await until(() => expect(join.view.value).toEqual({ state: 'none' }));
  await join.ask(name);
  const { value: view } = join.view;
  if (view?.state !== 'waiting') throw new Error(`Nothing is asked: ${view?.state}`);
  return { ...own, join, request: view.text, kid: view.kid };
}

export async function endorse(ann: Keeper, request: string) {
  const endorsement = endorsementBy(ann);
  endorsement.open();
  await endorsement.read(request);
  expect(endorsement.view.value).toMatchObject({ state: 'comparing', key: { name: 'Bob' } });
  await endorsement.endorse();
  await confirm(ann.session);
}

/** A keeper who has published, and a second publisher whom the keeper endorsed and gave a file. */
export async function pair() {
  const ann = await keeper();
  const bob = await asking(ann);
  await endorse(ann, bob.request);
  await tell(ann.session, bob.session);
  await bob.join.begin({ keyFile: await publisherFile(), passphrase: THEIRS, host: ann.host });
  expect(bob.join.problem.value).toBeUndefined();
  await ann.publishing.publish();
  return { ann, bob };
}

export const revoke = async ({ session }: Keeper, kid: string, reason: FeedKeyEnd) => {
  await revokePublisher(session, { kid, reason }, { now: Date.now, onWritten: () => undefined });
  await confirm(session);
};

/** The quantity of one subscription. */
export const change = ({ session }: Profile, quantity: number, before = 1) =>
  write(session.db, [diffCustomer(customerOf(100, before), customerOf(100, quantity))]);

/** Publishes, and tells how that ended. */
export const runOf = async ({ publishing }: Profile) => {
  await publishing.publish();
  const { value: view } = publishing.view;
  return view.state === 'ended' ? view.run : view;
};

/** `Ann trusted`: each publisher with its state. */
export const statesOf = ({ session, publishing }: Profile) => {
  const facts = publishing.facts.value;
  const { value: workspace = { name: '' } } = session.workspace;
  return listPublishers(workspace, facts === 'none' ? undefined : facts).map(({ name, state }) => `${name} ${state}`);
};
