import { expect, it, onTestFinished, vi } from 'vitest';
import type { OptionsSession } from '../../lib/session/options-session.ts';
import { createPartnerCenterConnection } from '../../lib/session/partner-center-connection.ts';
import { memorySession } from './memory-session.ts';

const DRAFT = {
  cloud: 'global',
  tenant: 'fabrikam.com',
  clientId: '11111111-2222-4333-8444-555555555555',
  requestsPerMinute: '',
} as const;

function open(session: OptionsSession) {
  const connection = createPartnerCenterConnection(session, { createClient: () => undefined });
  onTestFinished(() => connection.dispose());
  return connection;
}

it('is not connected at first, and keeps what it is told, in every open page', async () => {
  const session = await memorySession();
  const [here, there] = [open(session), open(session)];
  await vi.waitFor(() => expect(here.connection.value).toBe('none'));
  await here.connect({ ...DRAFT, tenant: '?' });
  expect(here.problem.value).toBe('tenant');
  await here.connect(DRAFT);
  expect(here.problem.value).toBeUndefined();
  await vi.waitFor(() => expect(there.connection.value).toEqual({ ...DRAFT, requestsPerMinute: 500 }));
  expect(there.partnerCenter.value).toBeUndefined();
  await there.disconnect();
  await vi.waitFor(() => expect(here.connection.value).toBe('none'));
});
