import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import type { BrowserName } from '../../scripts/find-browser.mjs';
import { reload } from '../e2e/support/open-page.ts';
import { type Session, startSession } from '../e2e/support/session.ts';
import { withLocalStore } from '../e2e/support/with-local-store.ts';
import { createRandom, type Random } from '../sample-random.ts';
import { type Azurite, startAzurite } from '../stand-ins/azurite/start-azurite.ts';
import { BUGS } from './bugs.ts';
import { buildSoakPage } from './build-soak-page.ts';
import type { Place } from './page/main.ts';
import { type PageStep, randomStep, type Step } from './step.ts';

export interface SoakOptions {
  browserName: BrowserName;
  /** Ends after so many steps, or after that time, whichever comes first. */
  steps: number;
  minutes: number;
  seed: number;
  customers: number;
  /** One of `BUGS`. */
  bug?: string | undefined;
  report?: (line: string) => void;
}

export interface SoakResult {
  steps: number;
  commits: number;
  /** How often each kind of step was taken. */
  taken: Record<string, number>;
  /** Megabytes that scripts hold, after the first steps and at the most; Chromium alone tells. */
  heap: { early: number; most: number };
}

/** What did not hold, and after which step. */
export class SoakBroken extends Error {
  override readonly name = 'SoakBroken';
}

/** So many steps between two times at which everything is exchanged and compared. */
const SETTLE_EVERY = 60;
const HEAP_EVERY = 30;
/** Megabytes. A page that holds more, or so many times what it held early on, keeps what it should let go of. */
const MOST_HEAP = 200;
const GROWTH = 2.5;

/** Random use of one profile and its colleague, with all that befalls them. Rejects with `SoakBroken`. */
export async function runSoak(options: SoakOptions): Promise<SoakResult> {
  const { browserName, bug } = options;
  const known = bug === undefined ? undefined : BUGS[bug];
  if (bug !== undefined && !known) throw new Error(`There is no bug "${bug}": ${Object.keys(BUGS).join(', ')}.`);
  const [azurite, extension, profileDir] = await Promise.all([
    startAzurite(),
    buildSoakPage(known).then((files) => withLocalStore(browserName, files)),
    mkdtemp(join(tmpdir(), 'support-contacts-soak-')),
  ]);
  const start = () => startSession(browserName, { extensionDir: extension.extensionDir, profileDir });
  const course = new Course(options, await placeIn(azurite, options), start);
  try {
    return await course.run();
  } finally {
    await course.close();
    await Promise.all([azurite.close(), extension.remove()]);
    await rm(profileDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}

async function placeIn(azurite: Azurite, { customers, seed }: SoakOptions): Promise<Place> {
  await Promise.all([azurite.createContainer('team'), azurite.createContainer('feeds')]);
  const feeds = {
    host: azurite.urlOf('feeds', { permissions: 'rcw' }),
    readers: azurite.urlOf('feeds', { permissions: 'r' }),
  };
  return { db: 'support-contacts', log: azurite.urlOf('team'), feeds, customers, seed };
}

class Course {
  private readonly random: Random;
  private readonly issued = new Set<string>();
  private readonly maybe = new Set<string>();
  private readonly result: SoakResult = { steps: 0, commits: 0, taken: {}, heap: { early: 0, most: 0 } };
  private session: Session | undefined;
  private page: Page | undefined;

  private readonly options: SoakOptions;
  private readonly place: Place;
  private readonly start: () => Promise<Session>;

  constructor(options: SoakOptions, place: Place, start: () => Promise<Session>) {
    this.options = options;
    this.place = place;
    this.start = start;
    this.random = createRandom(options.seed);
  }

  async run(): Promise<SoakResult> {
    await this.open();
    await this.noteRecent(this.issued);
    const end = Date.now() + this.options.minutes * 60_000;
    const isDone = () => this.result.steps >= this.options.steps || Date.now() >= end;
    while (!isDone()) await this.next();
    await this.holds('the last step', () => this.settle());
    return { ...this.result, commits: this.issued.size };
  }

  async close(): Promise<void> {
    await this.session?.close();
  }

  private async next(): Promise<void> {
    const step = randomStep(this.random);
    this.result.steps += 1;
    this.result.taken[step.do] = (this.result.taken[step.do] ?? 0) + 1;
    const name = `step ${this.result.steps}, ${JSON.stringify(step)}`;
    await this.holds(name, () => this.take(step));
    await this.holds(name, async () => {
      const seed = this.random.word();
      await this.inPage((page) => page.evaluate((at) => globalThis.soak.check(at), seed));
    });
    if (this.result.steps % HEAP_EVERY === 0) await this.holds(name, () => this.weigh());
    if (this.result.steps % SETTLE_EVERY !== 0) return;
    await this.holds(name, () => this.settle());
    this.options.report?.(`${this.result.steps} steps, ${this.issued.size} commits, everything agrees`);
  }

  private async holds(after: string, run: () => Promise<void>): Promise<void> {
    try {
      await run();
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new SoakBroken(`Seed ${this.options.seed}, after ${after}: ${reason.slice(0, 2_000)}`, { cause });
    }
  }

  private async take(step: Step): Promise<void> {
    switch (step.do) {
      case 'killBrowser':
        return this.killBrowser(step.seed);
      case 'killWorker':
        return this.killWorker();
      case 'reload':
        return this.reload(step.seed);
      case 'twoPages':
        return this.twoPages(step.seed);
      default:
        return this.note(await this.inPage((page) => act(page, step)));
    }
  }

  private note(ids: readonly string[]): void {
    for (const id of ids) this.issued.add(id);
  }

  /** Commits of which nobody was told whether they were written. */
  private async noteRecent(into: Set<string>): Promise<void> {
    const ids = await this.inPage((page) => page.evaluate(() => globalThis.soak.recent()));
    for (const id of ids) if (!this.issued.has(id)) into.add(id);
  }

  private async open(): Promise<void> {
    this.session = await this.start();
    this.page = await this.openPage();
  }

  private async openPage(): Promise<Page> {
    const page = await this.session?.openExtensionPage('soak.html');
    if (!page) throw new Error('No browser is open.');
    await this.begin(page);
    return page;
  }

  private async begin(page: Page): Promise<void> {
    await page.waitForFunction(() => 'soak' in globalThis);
    await page.evaluate((place: string) => globalThis.soak.open(JSON.parse(place)), JSON.stringify(this.place));
  }

  private async inPage<Result>(use: (page: Page) => Promise<Result>): Promise<Result> {
    if (!this.page) throw new Error('No page is open.');
    return use(this.page);
  }

  /** In the middle of a commit. */
  private async killBrowser(seed: number): Promise<void> {
    // Firefox forgets an extension that was installed for a while only, and all it stored.
    if (this.options.browserName === 'firefox') return this.reload(seed);
    void this.inPage((page) => act(page, { do: 'bulk', seed })).catch(() => undefined);
    await this.session?.kill();
    await this.open();
    await this.noteRecent(this.maybe);
  }

  /** As the browser does when it wants the memory. Targets of workers that went before are still listed. */
  private async killWorker(): Promise<void> {
    const targets = this.session?.browser.targets().filter((one) => one.type() === 'service_worker') ?? [];
    await Promise.allSettled(targets.map(async (target) => (await target.worker())?.close()));
  }

  /** In the middle of a commit. */
  private async reload(seed: number): Promise<void> {
    await this.inPage(async (page) => {
      void act(page, { do: 'edit', seed }).catch(() => undefined);
      await reload(page);
      await this.begin(page);
    });
    await this.noteRecent(this.maybe);
  }

  private async twoPages(seed: number): Promise<void> {
    const other = await this.openPage();
    const [random, step] = [createRandom(seed), 'edit' as const];
    const both = [this.inPage((page) => act(page, { do: step, seed: random.word() }))];
    for (let n = 0; n < 3; n += 1) both.push(act(other, { do: step, seed: random.word() }));
    this.note((await Promise.all(both)).flat());
    await other.close();
  }

  private async settle(): Promise<void> {
    const ledger = JSON.stringify({ issued: [...this.issued], maybe: [...this.maybe] });
    await this.inPage((page) => page.evaluate((text) => globalThis.soak.settle(JSON.parse(text)), ledger));
  }

  private async weigh(): Promise<void> {
    if (this.options.browserName !== 'chromium') return;
    const client = await this.inPage((page) => page.createCDPSession());
    await client.send('HeapProfiler.collectGarbage');
    const { usedSize } = await client.send('Runtime.getHeapUsage');
    await client.detach();
    const { heap } = this.result;
    const megabytes = usedSize / 2 ** 20;
    heap.early ||= megabytes;
    heap.most = Math.max(heap.most, megabytes);
    if (megabytes > MOST_HEAP || megabytes > Math.max(heap.early, 10) * GROWTH)
      throw new Error(`The page holds ${megabytes.toFixed(1)} MB, after ${heap.early.toFixed(1)} MB at first.`);
  }
}

/** As text, since not every browser is handed just any object. */
const act = (page: Page, step: PageStep): Promise<string[]> =>
  page.evaluate((text: string) => globalThis.soak.act(JSON.parse(text)), JSON.stringify(step));
