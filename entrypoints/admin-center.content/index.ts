import { defineContentScript } from 'wxt/utils/define-content-script';
import { ADMIN_CENTER_MATCHES } from '../../lib/admin-center/hosts.ts';

export default defineContentScript({ matches: ADMIN_CENTER_MATCHES, runAt: 'document_idle', main() {} });
