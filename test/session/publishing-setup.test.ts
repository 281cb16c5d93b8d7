import { readFile } from 'node:fs/promises';
import { signal } from '@preact/signals';
import { afterAll, describe, expect, it } from 'vitest';
import { changePublishing } from '../../lib/db/publishing.ts';
import { getWorkspace } from '../../lib/db/workspace.ts';
import type { Workspace } from '../../lib/directory/types.ts';
import { createSigningKey } from '../../lib/feed/keys/signing-key.ts';
import { diffWorkspace } from '../../lib/log/diff.ts';
import { customerDoc } from '../../lib/log/doc-id.ts';
import { createPublishingSetup, readSetupDraft } from '../../lib/session/publishing-setup.ts';
import { withKey } from '../../lib/session/publishing-workspace.ts';
import { tenant } from '../directory/build.ts';
import { write } from './memory-session.ts';
import {
  azurite,
  CUSTOMERS,
  confirm,
  draftFor,
  invited,
  keeper,
  PASSPHRASE,
  partner,
  refresh,
} from './publishing-partner.ts';

afterAll(() => azurite.close());

describe('what is typed to set up publishing', () => {
  it.each([
    ['a short passphrase', { passphrase: 'short', repeated: 'short' }, { field: 'passphrase', code: 'short' }],
    ['a slip in the passphrase', { repeated: `${PASSPHRASE}!` }, { field: 'repeated', code: 'different' }],
    ['no address', { host: 'feeds' }, { field: 'host', code: 'notUrl' }],
    ['an address without encryption', { host: 'http://host.example/feeds' }, { field: 'host', code: 'notHttps' }],
    [
      'a token that customers could write with',
      { readers: 'https://host.example/feeds?sp=rw&sig=x' },
      { field: 'readers', code: 'grantsMore' },
    ],
  ])('is refused with %s', (_, change, problem) => {
    expect(readSetupDraft({ ...draftFor('feeds'), ...change })).toEqual({ ok: false, problem });
  });
});

describe('an address for customers that names an access policy', () => {
  async function setUp(permissions: string) {
    const one = await partner();
    const container = `policies-${permissions}`;
    await azurite.createContainer(container);
    await azurite.setPolicies(container, { customer: permissions });
    const readers = azurite.urlOf(container, { policy: 'customer' });
    await one.setup.make({ ...draftFor(container), readers });
    return one;
  }

  it('is refused where the policy lets them write', async () => {
    const { setup } = await setUp('rw');
    expect(setup.view.value).toEqual({ state: 'entering', problem: { field: 'readers', code: 'grantsMore' } });
  });

  it('is taken where the policy lets them read', async () => {
    expect((await setUp('r')).setup.view.value).toMatchObject({ state: 'made' });
  });

  it('is refused while nobody answers what it allows', async () => {
    const one = await partner();
    const readers = 'http://127.0.0.1:9/feeds?si=customer&sig=x';
    await one.setup.make({ ...draftFor('feeds1'), readers });
    expect(one.setup.view.value).toEqual({ state: 'entering', problem: { field: 'readers', code: 'untold' } });
  });
});

describe('the addresses that create-tokens.sh prints', () => {
  const lettersOf = (script: string, kind: string) =>
    new RegExp(`${kind}\\) container=feeds permissions=(\\w+)`).exec(script)?.[1] ?? '';

  it('allow all that publishing does, and no more', async () => {
    const script = await readFile('docs/workspace/create-tokens.sh', 'utf8');
    const [publisher, customer] = [lettersOf(script, 'publisher'), lettersOf(script, 'customer')];
    expect([publisher, customer]).toEqual(['rcw', 'r']);
    const one = await keeper();
    const { db } = one.session;
    await azurite.setPolicies(one.container, { publisher, customer });
    const host = azurite.urlOf(one.container, { policy: 'publisher' });
    await changePublishing(db, (own) => ({ ...own, host }));
    await one.publishing.publish();
    expect(one.publishing.view.value).toMatchObject({ run: { state: 'done', written: CUSTOMERS, left: [] } });
    await one.publishing.checkAll();
    expect(one.publishing.view.value).toMatchObject({ run: { state: 'done', same: CUSTOMERS, left: [] } });
    const colleague = await createSigningKey();
    await changePublishing(db, (own) => ({ ...own, endorsed: [own.signer.kid, colleague.kid] }));
    const workspace = await getWorkspace(db);
    if (!workspace) throw new Error('Publishing is set up');
    const known = withKey(workspace, { ...colleague, name: 'Bob' }, workspace.feedKeys?.[0]?.from ?? 0);
    await write(db, [diffWorkspace(workspace, known), { drop: customerDoc(tenant(100)) }]);
    await one.publishing.publish();
    expect(one.publishing.view.value).toMatchObject({ run: { state: 'done', withdrawn: 1, left: [] } });
    expect(await refresh(await invited(one, 101))).toMatchObject({ keys: { version: 2 } });
  });
});

describe('setting up in a page that has not heard of the team yet', () => {
  async function behind() {
    const one = await partner();
    const session = { ...one.session, workspace: signal<Workspace | undefined>(undefined) };
    return { ...one, setup: createPublishingSetup(session, { ...one.hosts, onDone: () => undefined }) };
  }

  it('opens no file of other keys than the team publishes with by then', async () => {
    const [{ setup, draft }, other] = [await behind(), await partner()];
    await setup.make({ ...draft, keyFile: other.file });
    expect(setup.view.value).toMatchObject({ problem: { field: 'keyFile', code: 'otherRoot' } });
  });

  it('leaves what the team has by then', async () => {
    const { session, setup, draft, file } = await behind();
    const before = await getWorkspace(session.db);
    if (!before) throw new Error('Publishing is set up');
    await write(session.db, [diffWorkspace(before, { ...before, name: 'Night shift' })]);
    await setup.make({ ...draft, keyFile: file, repeated: '' });
    await confirm(session);
    const after = await getWorkspace(session.db);
    expect(after?.name).toBe('Night shift');
    expect(after?.feedKeys).toHaveLength(2);
  });
});
