import { afterAll, beforeAll, it } from 'vitest';
import { type AlteredExtension, alterExtension } from './support/alter-extension.ts';
import { describeInBrowser } from './support/describe-in-browser.ts';
import { type Session, startSession } from './support/session.ts';
import { waitFor } from './support/wait-for.ts';

const faulty = (place: string) =>
  `console.error('logged in ${place}'); Promise.reject(new Error('thrown in ${place}'));`;

/** An assertion that there are no errors proves something only if errors of every place would be seen. */
describeInBrowser('errors that a session reports', (browserName) => {
  let session: Session;
  let altered: AlteredExtension;
  beforeAll(async () => {
    altered = await alterExtension(browserName, {
      'background.js': faulty('background'),
      'content-scripts/admin-center.js': faulty('content script'),
      'faulty.js': faulty('extension page'),
      'faulty.html': '<!doctype html><script src="faulty.js"></script>',
    });
    session = await startSession(browserName, { extensionDir: altered.extensionDir });
    await session.openExtensionPage('faulty.html');
    await session.openPage('https://admin.microsoft.com/#/support');
  });
  afterAll(async () => {
    await session?.close();
    await altered?.remove();
  });

  it.each(['background', 'content script', 'extension page'])('include those of the %s', async (place) => {
    const isReported = (text: string) => session.errors().some((error) => error.includes(text));
    await waitFor(
      `both errors of the ${place}`,
      async () => isReported(`logged in ${place}`) && isReported(`thrown in ${place}`),
    );
  });
});
