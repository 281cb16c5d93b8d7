import { defineContentScript } from 'wxt/utils/define-content-script';
import { copyText } from '../../lib/admin-center/copy-text.ts';
import { followPage } from '../../lib/admin-center/follow-page.ts';
import { ADMIN_CENTER_MATCHES } from '../../lib/admin-center/hosts.ts';
import { askWhoSupports } from '../../lib/messaging.ts';
import { createCardView } from './create-card-view.tsx';

export default defineContentScript({
  matches: ADMIN_CENTER_MATCHES,
  runAt: 'document_idle',
  main(ctx) {
    const view = createCardView({ copy: copyText, signal: ctx.signal });
    followPage(ctx, { ask: askWhoSupports, show: view.show });
  },
});
