import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, it } from 'vitest';
import { describeInBrowser } from './support/describe-in-browser.ts';
import { builtExtension, type Session, startSession } from './support/session.ts';
import { waitFor } from './support/wait-for.ts';

const faulty = (place: string) =>
  `console.error('logged in ${place}'); Promise.reject(new Error('thrown in ${place}'));`;

/** An assertion that there are no errors proves something only if errors of every place would be seen. */
describeInBrowser('errors that a session reports', (browserName) => {
  let session: Session;
  let extensionDir: string;
  beforeAll(async () => {
    extensionDir = await mkdtemp(join(tmpdir(), 'support-contacts-faulty-'));
    await cp(builtExtension(browserName), extensionDir, { recursive: true });
    await writeFile(join(extensionDir, 'background.js'), faulty('background'));
    await writeFile(join(extensionDir, 'content-scripts/admin-center.js'), faulty('content script'));
    await writeFile(join(extensionDir, 'faulty.js'), faulty('extension page'));
    await writeFile(join(extensionDir, 'faulty.html'), '<!doctype html><script src="faulty.js"></script>');
    session = await startSession(browserName, { extensionDir });
    await session.openExtensionPage('faulty.html');
    await session.openPage('https://admin.microsoft.com/#/support');
  });
  afterAll(async () => {
    await session?.close();
    await rm(extensionDir, { recursive: true });
  });

  it.each(['background', 'content script', 'extension page'])('include those of the %s', async (place) => {
    const isReported = (text: string) => session.errors().some((error) => error.includes(text));
    await waitFor(
      `both errors of the ${place}`,
      async () => isReported(`logged in ${place}`) && isReported(`thrown in ${place}`),
    );
  });
});
