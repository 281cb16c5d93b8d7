import { getCustomer } from '../../../lib/db/customers.ts';
import type { Db } from '../../../lib/db/open.ts';
import { getPartners } from '../../../lib/db/partners.ts';
import { beginPublishing } from '../../../lib/db/publishing.ts';
import { getWorkspace } from '../../../lib/db/workspace.ts';
import { canonicalJson } from '../../../lib/directory/canonical.ts';
import { contactsFor } from '../../../lib/directory/contacts-for.ts';
import type { IsoDate, TenantId } from '../../../lib/directory/types.ts';
import { feedContent } from '../../../lib/feed/content/payload.ts';
import { createWorkspaceKeys } from '../../../lib/feed/keys/key-file.ts';
import { createSigningKey } from '../../../lib/feed/keys/signing-key.ts';
import { parseInvitation } from '../../../lib/feed/subscribe/invitation.ts';
import { refreshSubscription } from '../../../lib/feed/subscribe/refresh-subscription.ts';
import { newSubscription, type Subscription } from '../../../lib/feed/subscribe/subscription.ts';
import { diffWorkspace } from '../../../lib/log/diff.ts';
import type { Op } from '../../../lib/log/types.ts';
import { publishDirectory } from '../../../lib/session/publish-directory.ts';
import { invitationFor } from '../../../lib/session/publishing-invite.ts';
import { withPublishing } from '../../../lib/session/publishing-workspace.ts';
import { createFaultyFetch, type Fault } from '../../stand-ins/azurite/faulty-fetch.ts';

export interface FeedPlaces {
  host: string;
  readers: string;
}

/** Keys for publishing; resolves to the commit that tells the team. */
export async function setUpPublishing(db: Db, { host, readers }: FeedPlaces): Promise<Op | undefined> {
  const { keys } = await createWorkspaceKeys('correct horse battery staple');
  const signer = await createSigningKey();
  await beginPublishing(db, { secret: keys.secret, root: keys.root, signer, host, byItself: false });
  const before = await getWorkspace(db);
  const beginning = { readers, root: keys.of, signer, name: 'Ann', workspaceName: 'Team', now: Date.now() };
  return diffWorkspace(before, withPublishing(before, beginning));
}

/** Whether everything was written. */
export async function publish(db: Db, today: IsoDate, faults: readonly Fault[] = []): Promise<boolean> {
  const reach = { fetch: createFaultyFetch(faults), now: Date.now };
  const ended = await publishDirectory(db, { reach, today, onProgress: () => undefined, isAsked: true });
  return ended.state === 'done' && ended.left.length === 0;
}

/** Customers who follow what is published to them: memory as a browser keeps it. */
export function createFollowers(today: IsoDate) {
  const followed = new Map<TenantId, Subscription>();

  async function follow(db: Db, id: TenantId): Promise<Subscription> {
    const known = followed.get(id);
    if (known) return known;
    const parsed = parseInvitation((await invitationFor(db, await getWorkspace(db), id)) ?? '');
    if (!parsed.ok) throw new Error(`No invitation: ${parsed.reason}`);
    return newSubscription(parsed.invitation);
  }

  /** What the customer sees, and what the directory says, differ: told as text. Undefined when they are the same. */
  async function differenceFor(db: Db, id: TenantId): Promise<string | undefined> {
    const customer = await getCustomer(db, id);
    if (!customer) return undefined;
    const next = await refreshSubscription(await follow(db, id), { fetch: (...call) => fetch(...call), now: Date.now });
    followed.set(id, next);
    const seen = next.content?.payload;
    const due = feedContent(contactsFor(customer, { partners: await getPartners(db) }, today));
    const shown = seen && { company: seen.company, publisher: seen.publisher, contacts: seen.contacts };
    const expected = due ? { company: due.company, publisher: due.publisher, contacts: due.contacts } : null;
    const isSame = canonicalJson(shown ?? null) === canonicalJson(expected);
    return isSame ? undefined : `${id} sees ${canonicalJson(shown ?? null)}\nnot ${canonicalJson(expected)}`;
  }

  return { differenceFor };
}
