import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addUp, countSuite, countsLine } from './add-up.mjs';
import { runTool } from './run-tool.mjs';
import { describeFault, missingBrowserLine, runScript, setUp } from './setup.mjs';

const BUILDS = { chromium: ['build'], firefox: ['build', '-b', 'firefox', '--mv3'] };
/** Each row at once, one row after the other: a browser waits for its pages half of the time. */
const SUITES = [
  [{ name: 'unit and components', projects: ['unit', 'components'] }],
  [
    { name: 'chromium', projects: ['chromium'] },
    { name: 'firefox', projects: ['firefox'] },
  ],
];

const FAILED_ONCE = { counts: countSuite({ exitCode: 1, counts: undefined }), failures: [] };

const readRecord = (file) => readFile(file, 'utf8').then(JSON.parse, () => ({ counts: undefined, failures: [] }));

async function runSuite({ name, projects }, { folder, filters, together }) {
  const countsFile = join(folder, `${projects.join('-')}.json`);
  const args = [
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    ...['--reporter=default', '--reporter=./test/counts-reporter.ts'],
    ...(filters.length > 0 ? ['--passWithNoTests', ...filters] : []),
  ];
  // The builds were made above; none of the suites is to make its own.
  if (together) console.log(`${name} runs beside the others; what it prints comes at its end.`);
  const env = { COUNTS_FILE: countsFile, E2E_SKIP_BUILD: '1' };
  const exitCode = await runTool('vitest', args, { env, together });
  const { counts, failures } = await readRecord(countsFile);
  return { counts: countSuite({ exitCode, counts, isFiltered: filters.length > 0 }), failures };
}

/** The names of the builds that failed. E2E_SKIP_BUILD=1 takes what is there. */
async function buildBoth() {
  if (process.env['E2E_SKIP_BUILD'] === '1') return [];
  const failed = [];
  for (const [name, args] of Object.entries(BUILDS)) if ((await runTool('wxt', args)) !== 0) failed.push(name);
  return failed;
}

async function runSuites() {
  const browsers = await setUp();
  const failedBuilds = await buildBoth();
  const folder = await mkdtemp(join(tmpdir(), 'support-contacts-counts-'));
  const results = [];
  const run = async (suite, together) => {
    // A browser suite on an old build would tell of another program.
    const isBuilt = !suite.projects.some((project) => failedBuilds.includes(project));
    const how = { folder, filters: process.argv.slice(2), together };
    return { name: suite.name, ...(isBuilt ? await runSuite(suite, how) : FAILED_ONCE) };
  };
  for (const row of SUITES) results.push(...(await Promise.all(row.map((suite) => run(suite, row.length > 1)))));
  await rm(folder, { recursive: true });
  for (const [name, path] of Object.entries(browsers)) if (path === undefined) console.log(missingBrowserLine(name));
  return results;
}

/** Whatever happens, the counts are the last line, with what failed right above: a suite's own report is far up by then. */
async function main() {
  const results = await runSuites().catch((error) => {
    console.error(describeFault(error));
    return [{ name: 'set-up', ...FAILED_ONCE }];
  });
  for (const { name, failures } of results) for (const line of failures) console.log(`FAILED ${name}: ${line}`);
  for (const { name, counts } of results) console.log(`${name}: ${countsLine(counts)}`);
  const total = addUp(results.map(({ counts }) => counts));
  console.log(countsLine(total));
  return total.failed > 0 ? 1 : 0;
}

await runScript(main);
