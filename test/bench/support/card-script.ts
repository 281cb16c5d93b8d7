import { join } from 'node:path';
import { builtExtension } from '../../e2e/support/session.ts';

/** The production build's content script. */
export const CARD_SCRIPT = join(builtExtension('chromium'), 'content-scripts', 'admin-center.js');
