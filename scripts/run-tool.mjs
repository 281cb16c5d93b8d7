import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../', import.meta.url));

/** `npm` and everything in node_modules/.bin, whose `node` is the one the lockfile names, before the system's. */
export function toolEnvironment(extra = {}) {
  const bin = join(ROOT, 'node_modules', '.bin');
  return { ...process.env, ...extra, PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}` };
}

/**
 * Runs a command in the project's folder, its output shown as it comes, or, with `together`, in one piece at its end.
 * Resolves to its exit code, 127 if not found.
 */
export function runTool(command, args, { env = {}, cwd = ROOT, together = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: toolEnvironment(env),
      stdio: together ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      // npm and the tools are .cmd files on Windows.
      shell: process.platform === 'win32',
    });
    const output = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (piece) => output.push(piece));
    child.once('error', () => resolve(127));
    child.once('close', (code) => {
      process.stdout.write(Buffer.concat(output));
      resolve(code ?? 1);
    });
  });
}
