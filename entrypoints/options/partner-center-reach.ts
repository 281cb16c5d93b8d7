import type { Db } from '../../lib/db/open.ts';
import { createClients } from '../../lib/session/partner-center-client.ts';
import type { ConnectionOptions } from '../../lib/session/partner-center-connection.ts';
import { createBrowserSignIn, onSignIn } from '../../lib/session/partner-center-sign-in.ts';
import { STORE_REACH } from './store-reach.ts';

/** Microsoft's services as this page reaches them. */
export const partnerCenterReach = (db: Db): ConnectionOptions => ({
  signIn: createBrowserSignIn({
    ...STORE_REACH,
    protocol: () => import('../../lib/partner-center/sign-in/protocol.ts'),
  }),
  onSignIn,
  askPermission: STORE_REACH.askPermission,
  createClient: createClients(STORE_REACH.fetch, db),
  now: STORE_REACH.now,
});
