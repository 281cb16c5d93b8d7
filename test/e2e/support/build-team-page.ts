import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const fileAt = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The files of a page whose `playTeam` has a team of profiles share a directory in the browser's own IndexedDB. */
export async function buildTeamPage(): Promise<Record<string, string>> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    resolve: { alias: { vitest: fileAt('../team-page/expect.ts') } },
    build: {
      write: false,
      target: ['chrome144', 'firefox142'],
      lib: { entry: fileAt('../team-page/main.ts'), formats: ['es'], fileName: 'team' },
    },
  });
  const outputs = Array.isArray(built) ? built : [built];
  const chunk = outputs.flatMap((one) => ('output' in one ? one.output : [])).find(({ type }) => type === 'chunk');
  if (chunk?.type !== 'chunk') throw new Error('Vite built no script.');
  return {
    'team.html':
      '<!doctype html><meta charset="utf-8"><title>Team</title><script type="module" src="team.js"></script>',
    'team.js': chunk.code,
  };
}
