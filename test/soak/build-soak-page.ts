import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import type { Bug } from './bugs.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const fileAt = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Puts a fault into one file while it is built. Fails the build when it does not find its place. */
function withBug({ file, edit: [from, to] }: Bug): Plugin {
  let isIn = false;
  return {
    name: 'with-bug',
    transform(code, id) {
      if (id.split('?')[0] !== `${ROOT}${file}`) return undefined;
      if (code.split(from).length !== 2) this.error(`${file} does not have "${from}" once.`);
      isIn = true;
      return { code: code.replace(from, () => to), map: null };
    },
    buildEnd() {
      if (!isIn) this.error(`${file} is not part of the page.`);
    },
  };
}

/** The files of a page whose `soak` goes through random use of the extension's own code, with a fault in it or not. */
export async function buildSoakPage(bug?: Bug): Promise<Record<string, string>> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    plugins: bug ? [{ ...withBug(bug), enforce: 'pre' }] : [],
    resolve: { alias: { vitest: fileAt('../e2e/team-page/expect.ts') } },
    build: {
      write: false,
      target: ['chrome144', 'firefox142'],
      rolldownOptions: { output: { codeSplitting: false } },
      lib: { entry: fileAt('page/main.ts'), formats: ['es'], fileName: 'soak' },
    },
  });
  const outputs = Array.isArray(built) ? built : [built];
  const chunk = outputs.flatMap((one) => ('output' in one ? one.output : [])).find(({ type }) => type === 'chunk');
  if (chunk?.type !== 'chunk') throw new Error('Vite built no script.');
  return {
    'soak.html':
      '<!doctype html><meta charset="utf-8"><title>Soak</title><script type="module" src="soak.js"></script>',
    'soak.js': chunk.code,
  };
}
