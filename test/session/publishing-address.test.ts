import { afterAll, describe, expect, it } from 'vitest';
import { putAddress } from '../../lib/db/address.ts';
import { createAddressChange } from '../../lib/session/publishing-address.ts';
import { until } from '../until.ts';
import { type Keeper, runOf } from './publisher-pair.ts';
import { azurite, CUSTOMERS, confirm, draftFor, freshContainer, invited, keeper } from './publishing-partner.ts';

afterAll(() => azurite.close());

describe('another address', () => {
  const changeIn = async (ann: Keeper, draft: { host: string; readers: string }) => {
    const address = createAddressChange(ann.session, { ...ann.hosts, onDone: () => undefined });
    await address.change(draft);
    return address.view.value;
  };

  it('of the host is looked through, and everything is put where it is not', async () => {
    const ann = await keeper();
    await ann.publishing.publish();
    const { host } = draftFor(await freshContainer());
    expect(await changeIn(ann, { host, readers: '' })).toEqual({ state: 'changed' });
    expect(await runOf(ann)).toMatchObject({ state: 'done', written: CUSTOMERS });
  });

  it('is never where the log of the team lies', async () => {
    const ann = await keeper();
    const team = await freshContainer();
    await putAddress(ann.session.db, azurite.urlOf(team));
    const { host, readers } = draftFor(team);
    const code = 'teamContainer';
    expect(await changeIn(ann, { host, readers: '' })).toMatchObject({ problem: { field: 'host', code } });
    expect(await changeIn(ann, { host: '', readers })).toMatchObject({ problem: { field: 'readers', code } });
    const below = readers.replace('?', '/customers?');
    expect(await changeIn(ann, { host: '', readers: below })).toMatchObject({ problem: { field: 'readers', code } });
  });

  it('for customers is asked what it allows, and reviewed', async () => {
    const ann = await keeper();
    const readers = azurite.urlOf(ann.container, { permissions: 'rw' });
    expect(await changeIn(ann, { host: '', readers })).toMatchObject({ problem: { code: 'grantsMore' } });
    const renewed = azurite.urlOf(ann.container, { permissions: 'r', expiresAt: '2098-01-01T00:00:00Z' });
    expect(await changeIn(ann, { host: '', readers: renewed })).toEqual({ state: 'changed' });
    await confirm(ann.session);
    await until(() => expect(ann.session.workspace.value?.feeds?.readers).toBe(renewed));
    expect((await invited(ann, 100)).invitation.url).toContain('se=2098');
  });
});
