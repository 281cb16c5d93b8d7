import { runTool } from './run-tool.mjs';
import { missingBrowserLine, runScript, setUp } from './setup.mjs';
import { SetupError } from './setup-error.mjs';

async function main() {
  const { chromium } = await setUp(['chromium']);
  if (chromium === undefined) throw new SetupError(missingBrowserLine('chromium'));
  const built = await runTool('wxt', ['build']);
  return built === 0 ? runTool('node', ['scripts/demo.ts']) : built;
}

await runScript(main);
