import { runTool } from './run-tool.mjs';
import { missingBrowserLine, runScript, setUp } from './setup.mjs';
import { SetupError } from './setup-error.mjs';

/** What users get, for the card; and the same with a page that runs the import beside its rivals. */
const BUILDS = [['build'], ['build', '--mode', 'bench']];

async function build() {
  if (process.env['E2E_SKIP_BUILD'] === '1') return;
  for (const args of BUILDS)
    if ((await runTool('wxt', args)) !== 0) throw new SetupError(`wxt ${args.join(' ')} failed; its reason is above.`);
}

async function main() {
  const { chromium } = await setUp(['chromium']);
  if (chromium === undefined) throw new SetupError(missingBrowserLine('chromium'));
  await build();
  return runTool('node', ['test/bench/run-bench.ts', ...process.argv.slice(2)]);
}

await runScript(main);
