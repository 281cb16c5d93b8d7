import { join } from 'node:path';
import type { SourceFile } from 'typescript/unstable/ast';
import { API, type Checker } from 'typescript/unstable/sync';

const ROOT = join(import.meta.dirname, '../..');
/** Whatever a reader may come to see is written here; scripts make the policies of several languages. */
const SPEAKING = /^(lib|components|entrypoints|scripts)\//;

export interface SourceTree {
  files: readonly SourceFile[];
  checker: Checker;
  close(): void;
}

/** The code of the extension as TypeScript sees it. Its interface is marked unstable: the version is pinned. */
export function openSource(): SourceTree {
  const api = new API({ cwd: ROOT });
  const [project] = api.updateSnapshot({ openProject: join(ROOT, 'tsconfig.json') }).getProjects();
  if (!project) throw new Error('TypeScript found no project.');
  const names = project.program.getSourceFileNames().filter((name) => SPEAKING.test(name.slice(ROOT.length + 1)));
  const files = names.flatMap((name) => project.program.getSourceFile(name) ?? []);
  return { files, checker: project.checker, close: () => api.close() };
}
