import { parseArgs } from 'node:util';
import { runSoak, SoakBroken } from '../test/soak/run-soak.ts';

/** `npm run soak -- --minutes 30 --seed 7 --browser firefox --customers 2000 --bug lookup` */
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    steps: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    customers: { type: 'string', default: '300' },
    browser: { type: 'string', default: 'chromium' },
    bug: { type: 'string' },
  },
});
const browserName = values.browser === 'firefox' ? 'firefox' : 'chromium';
console.log(`Seed ${values.seed}, ${browserName}${values.bug ? `, with the bug "${values.bug}"` : ''}`);
try {
  const result = await runSoak({
    browserName,
    minutes: Number(values.minutes),
    steps: Number(values.steps),
    seed: Number(values.seed),
    customers: Number(values.customers),
    bug: values.bug,
    report: (line) => console.log(line),
  });
  console.log(`${result.steps} steps, ${result.commits} commits, no invariant broke.`);
  console.log(JSON.stringify(result.taken));
  console.log(`Heap: ${result.heap.early.toFixed(1)} MB early, ${result.heap.most.toFixed(1)} MB at the most.`);
} catch (fault) {
  if (!(fault instanceof SoakBroken)) throw fault;
  console.error(fault.message);
  process.exitCode = 1;
}
