import { describe, expect, it, onTestFinished } from 'vitest';
import { getCustomer } from '../../lib/db/customers.ts';
import { getPartners } from '../../lib/db/partners.ts';
import { diffCustomer, diffPartner, dropCustomer } from '../../lib/log/diff.ts';
import { customerDoc } from '../../lib/log/doc-id.ts';
import type { Json, Op } from '../../lib/log/types.ts';
import { disputedContacts } from '../../lib/session/conflict-contacts.ts';
import { createInbox, type InboxView } from '../../lib/session/conflict-inbox.ts';
import { createSettling } from '../../lib/session/conflict-settling.ts';
import type { OptionsSession } from '../../lib/session/options-session.ts';
import { undoCommit } from '../../lib/session/undo-commit.ts';
import { aCustomer, aPartner, subscriptionId, tenant } from '../fixtures/documents.ts';
import { until } from '../until.ts';
import { sharedSession } from './shared-session.ts';

const doc = customerDoc(tenant(1));
const contactPath = `subscriptions.${subscriptionId(1)}.supportContact`;
const contact = (name: string, n = 9): Json => ({ supportTenantId: tenant(n), supportMpnId: '0123', name });
const set = (path: string, value: Json, about = doc): Op => ({ put: about, set: { [path]: value } });
const create = (n: number) => diffCustomer(undefined, aCustomer(n)) ?? { drop: doc };

type Ready = Extract<InboxView, { state: 'ready' }>;

async function readyInbox(session: OptionsSession, disputes: number): Promise<Ready> {
  const inbox = createInbox(session);
  onTestFinished(inbox.dispose);
  return until(() => {
    const view = inbox.view.value;
    if (view.state !== 'ready' || view.disputes.length !== disputes) throw new Error(JSON.stringify(view.state));
    return view;
  });
}

/** Ben and Ann both wrote the field, neither having seen the other's: Ann's came later. */
async function disputed(path: string, bens: Json, anns: Json) {
  const team = await sharedSession();
  await team.pull(team.written('Ben', 0, [create(1), diffPartner(undefined, aPartner(9)) ?? create(2)]));
  await team.edit(set(path, anns));
  await team.pull(team.written('Ben', 1, [set(path, bens)]));
  await team.arrive();
  await until(() => expect(team.session.conflicts.value).toHaveLength(1));
  const [key = ''] = (await readyInbox(team.session, 1)).disputes.map((dispute) => dispute.key);
  return { ...team, key };
}

describe('the inbox of conflicts', () => {
  it('is empty in a profile that never shared', async () => {
    const { session } = await sharedSession();
    expect((await readyInbox(session, 0)).groups).toEqual([]);
  });

  it('shows the newest of very many values that lost to one', async () => {
    const team = await sharedSession();
    const reopen = (n: number): Op => {
      const of = { doc, path: 'companyName', lost: `${n}`, lostAgent: 'e', keptAgent: 'e' };
      return { reopen: `${n}`.padStart(5, '0'), of };
    };
    await team.pull(team.written('Ben', 0, [create(1), ...Array.from({ length: 1_000 }, (_, n) => reopen(n))]));
    const [dispute] = (await readyInbox(team.session, 1)).groups[0]?.disputes ?? [];
    expect(dispute?.lost).toHaveLength(20);
    expect(dispute?.lost.at(-1)?.value).toBe('999');
    expect(dispute?.dispute.conflicts).toHaveLength(1_000);
  });

  it('shows both values, whose they are and since when', async () => {
    const { session } = await disputed('companyName', 'Bens Ltd', 'Anns Ltd');
    const { groups, names } = await readyInbox(session, 1);
    expect(names.get(tenant(1))).toBe('Anns Ltd');
    expect(groups[0]?.disputes[0]).toMatchObject({
      state: 'field',
      standing: { value: 'Anns Ltd', by: 'Ann', at: '2026-11-22T09:30:00.000Z', isOwn: true },
      lost: [{ value: 'Bens Ltd', by: 'Ben', at: '2026-11-22T09:00:00.000Z', isOwn: false }],
    });
  });

  it('shows three values of one field as one dispute', async () => {
    const { session, pull, written } = await disputed('notes', 'B', 'A');
    await pull(written('Cem', 1, [set('notes', 'C')]));
    await until(() => expect(session.conflicts.value).toHaveLength(2));
    const [dispute] = (await readyInbox(session, 1)).groups[0]?.disputes ?? [];
    expect([dispute?.standing, ...(dispute?.lost ?? [])].map((side) => [side?.by, side?.value])).toEqual([
      ['Cem', 'C'],
      ['Ben', 'B'],
      ['Ann', 'A'],
    ]);
  });

  it('names a member by the list of members once the commit is no longer kept, and nobody without', async () => {
    const { session, db } = await disputed('notes', 'B', 'A');
    await db.clear('log');
    const [trimmed] = (await readyInbox(session, 1)).groups[0]?.disputes ?? [];
    expect(trimmed?.lost[0]).toMatchObject({ by: 'Ben' });
    await db.delete('sync', 'members');
    const [dispute] = (await readyInbox(session, 1)).groups[0]?.disputes ?? [];
    expect(dispute?.lost[0]).not.toHaveProperty('by');
    expect(dispute?.standing).not.toHaveProperty('at');
  });

  it('shows a record that one removed and another edited, by their names', async () => {
    const { session, pull, written } = await sharedSession();
    await pull(written('Ben', 0, [create(1)]));
    await pull(written('Ben', 1, [dropCustomer(tenant(1))]), written('Cem', 1, [set('notes', 'C')]));
    const [dispute] = (await readyInbox(session, 1)).groups[0]?.disputes ?? [];
    expect(dispute).toMatchObject({ state: 'document', standing: { by: 'Cem' }, lost: [{ by: 'Ben' }] });
  });

  it('leaves nothing to choose in a record that is gone', async () => {
    const { session, edit } = await disputed('notes', 'B', 'A');
    await edit(dropCustomer(tenant(1)));
    await until(async () => expect((await readyInbox(session, 1)).groups[0]?.disputes[0]?.state).toBe('gone'));
  });
});

describe('settling', () => {
  it.each([
    ['keeping what stands', 'standing', 'Anns Ltd'],
    ['choosing what lost', 'lost', 'Bens Ltd'],
    ['keeping one member’s', { agents: new Set(['agent of Ben']) }, 'Bens Ltd'],
  ] as const)('%s is one reviewed change, and undoing it opens the conflict again', async (_, keep, expected) => {
    const { session, db, key } = await disputed('companyName', 'Bens Ltd', 'Anns Ltd');
    await createSettling(session).settle([key], keep);
    expect(session.review.view.value).toMatchObject({
      state: 'reviewing',
      reviewable: { changes: [{ doc, path: 'companyName', before: 'Anns Ltd', after: expected }] },
    });
    await session.review.confirm();
    expect((await getCustomer(db, tenant(1)))?.companyName).toBe(expected);
    expect(await db.count('conflicts')).toBe(0);
    await session.review.undo();
    expect(session.review.view.value.state).toBe('undone');
    expect((await getCustomer(db, tenant(1)))?.companyName).toBe('Anns Ltd');
    expect(await db.count('conflicts')).toBe(1);
  });

  it('is not confirmed when another member has settled it meanwhile, and says so when it is tried again', async () => {
    const { session, db, key, pull, written } = await disputed('notes', 'B', 'A');
    const settling = createSettling(session);
    await settling.settle([key], 'lost');
    const [conflict] = session.conflicts.value;
    if (!conflict) throw new Error('no conflict');
    await pull(written('Cem', 3, [{ settle: conflict.id, keep: 'standing' }]));
    await session.review.confirm();
    expect(session.review.view.value.state).toBe('stale');
    session.review.options.value.again?.();
    await until(() => expect(settling.view.value).toEqual({ state: 'settledMeanwhile', count: 1 }));
    expect(session.review.view.value.state).toBe('closed');
    expect((await getCustomer(db, tenant(1)))?.notes).toBe('A');
  });

  it('decides on hundreds in one commit', async () => {
    const { session, db, pull, written, edit, arrive } = await sharedSession();
    const ids = Array.from({ length: 300 }, (_, n) => n + 1);
    await pull(written('Ben', 0, ids.map(create)));
    await edit(...ids.map((n) => set('notes', 'Ann', customerDoc(tenant(n)))));
    await pull(
      written(
        'Ben',
        1,
        ids.map((n) => set('notes', 'Ben', customerDoc(tenant(n)))),
      ),
    );
    await arrive();
    const { disputes, groups } = await readyInbox(session, 300);
    expect(groups).toHaveLength(50);
    await createSettling(session).settle(
      disputes.map(({ key }) => key),
      { agents: new Set(['agent of Ben']) },
    );
    await session.review.confirm();
    expect(session.review.view.value.state).toBe('done');
    expect(await db.count('conflicts')).toBe(0);
    expect((await getCustomer(db, tenant(300)))?.notes).toBe('Ben');
  });

  it('removes a record with everything that is disputed in it', async () => {
    const { session, db, pull, written } = await sharedSession();
    await pull(written('Ben', 0, [create(1)]));
    await pull(
      written('Ben', 1, [dropCustomer(tenant(1))]),
      written('Cem', 1, [set('notes', 'C')]),
      written('Dee', 1, [set('notes', 'D')]),
    );
    const { disputes } = await readyInbox(session, 2);
    const whole = disputes.find(({ path }) => path === undefined);
    await createSettling(session).settle([whole?.key ?? ''], 'lost');
    await session.review.confirm();
    expect(await getCustomer(db, tenant(1))).toBeUndefined();
    expect(await db.count('conflicts')).toBe(0);
  });

  it('takes a field away again when that is what lost', async () => {
    const { session, db, pull, written } = await sharedSession();
    await pull(written('Ben', 0, [create(1)]), written('Ben', 1, [set('notes', 'once')]));
    await pull(written('Ben', 2, [{ put: doc, unset: ['notes'] }]), written('Cem', 2, [set('notes', 'C')]));
    const { disputes } = await readyInbox(session, 1);
    await createSettling(session).settle([disputes[0]?.key ?? ''], 'lost');
    await session.review.confirm();
    expect(await getCustomer(db, tenant(1))).not.toHaveProperty('notes');
  });

  it('says so when no conflict has a value of the member', async () => {
    const { session, key } = await disputed('notes', 'B', 'A');
    const settling = createSettling(session);
    await settling.settle([key], { agents: new Set(['nobody']) });
    expect(settling.view.value).toEqual({ state: 'nothing' });
  });

  it('shows what the customer sees before and after', async () => {
    const { session, key } = await disputed(contactPath, contact('Bens', 8), contact('Anns'));
    await createSettling(session).settle([key], 'lost');
    const view = session.review.view.value;
    if (view.state !== 'reviewing') throw new Error(view.state);
    const shown = (side: 'before' | 'after') => JSON.stringify(view.reviewable.preview?.[side]);
    expect(shown('before')).not.toEqual(shown('after'));
  });

  it('can be undone from the history even when it changed no field', async () => {
    const { session, db, key } = await disputed('notes', 'B', 'A');
    await createSettling(session).settle([key], 'standing');
    await session.review.confirm();
    const { view } = session.review;
    if (view.value.state !== 'done') throw new Error(view.value.state);
    await undoCommit(db, view.value.position, session.author());
    expect(await db.count('conflicts')).toBe(1);
    expect(await getPartners(db)).toHaveLength(1);
  });
});

describe('a disputed support contact', () => {
  it('is one of a subscription on whose contact members disagree, until it is settled', async () => {
    const { session, key } = await disputed(contactPath, contact('Bens'), contact('Anns'));
    expect([...disputedContacts(session.conflicts.value, doc)]).toEqual([subscriptionId(1)]);
    expect([...disputedContacts(session.conflicts.value, customerDoc(tenant(2)))]).toEqual([]);
    await createSettling(session).settle([key], 'standing');
    await session.review.confirm();
    await until(() => expect(session.conflicts.value).toEqual([]));
  });

  it('is none where they disagree on something else', async () => {
    const { session } = await disputed(`subscriptions.${subscriptionId(1)}.quantity`, 3, 4);
    expect([...disputedContacts(session.conflicts.value, doc)]).toEqual([]);
  });
});
