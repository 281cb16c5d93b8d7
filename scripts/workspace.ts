import { once } from 'node:events';
import { startAzurite } from '../test/stand-ins/azurite/start-azurite.ts';

const CONTAINER = 'team';

/** A workspace's store on this machine, for trying things by hand, until it is interrupted. */
async function main(): Promise<void> {
  // Listened for from the first moment on, so that nothing is left behind.
  const interrupted = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  const azurite = await startAzurite();
  try {
    await azurite.createContainer(CONTAINER);
    console.log(`An empty container, kept until Ctrl+C. For members, who read and add:\n${azurite.urlOf(CONTAINER)}`);
    console.log(`For readers:\n${azurite.urlOf(CONTAINER, { permissions: 'rl' })}`);
    await interrupted;
  } finally {
    await azurite.close();
  }
}

await main();
