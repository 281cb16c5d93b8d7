import type { Page } from 'puppeteer-core';

/**
 * Until the page has nothing to do, such as following the last change. It is kept drawing meanwhile: Chromium may call
 * nobody back from a page that is idle and draws nothing, until something else wakes it.
 */
export const waitForRest = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    let isAtRest = false;
    const draw = () => {
      if (!isAtRest) requestAnimationFrame(draw);
    };
    draw();
    for (let times = 0; times < 3; times += 1) await new Promise((resolve) => requestIdleCallback(resolve));
    isAtRest = true;
  });

/** Until the page has drawn what it was told to. */
export const waitForFrames = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    for (let frames = 0; frames < 2; frames += 1) await new Promise(requestAnimationFrame);
  });

/** Until nothing on the page, open shadow roots included, is on its way to another colour or place. */
export const waitForStill = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const roots = (root: Document | ShadowRoot): (Document | ShadowRoot)[] => [
      root,
      ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? roots(shadowRoot) : [])),
    ];
    // What goes round and round never ends, and what is not in front does not move.
    const isEnding = ({ effect, playState }: Animation) =>
      playState === 'running' && Number.isFinite(Number(effect?.getComputedTiming().endTime));
    const moving = () => roots(document).flatMap((root) => root.getAnimations().filter(isEnding));
    for (let now = moving(); now.length > 0 && !document.hidden; now = moving())
      await Promise.allSettled(now.map(({ finished }) => finished));
  });

/** The longest time between two frames, in milliseconds, while the list scrolls a screenful every frame. */
export async function worstScrollFrame(page: Page, frames = 240): Promise<number> {
  await waitForRest(page);
  return page.evaluate(async (count) => {
    const grid = document.querySelector('[role=grid]');
    if (!grid) throw new Error('There is no list.');
    const step = Math.min(grid.clientHeight, grid.scrollHeight / count);
    let worst = 0;
    let last: number = await new Promise(requestAnimationFrame);
    for (let frame = 0; frame < count; frame += 1) {
      grid.scrollTop += step;
      const now: number = await new Promise(requestAnimationFrame);
      worst = Math.max(worst, now - last);
      last = now;
    }
    return worst;
  }, frames);
}

/** The same from the first visit of the list until all of it is read, on a page that has not been there yet. */
export async function worstLoadingFrame(page: Page): Promise<number> {
  await waitForRest(page);
  return page.evaluate(async () => {
    location.hash = '#/customers';
    const isReading = () => document.querySelector('main')?.textContent?.includes('Reading') ?? false;
    let last: number = await new Promise(requestAnimationFrame);
    let worst = 0;
    for (let hasBegun = false; !hasBegun || isReading(); ) {
      hasBegun ||= isReading();
      const grid = document.querySelector('[role=grid]');
      if (grid) grid.scrollTop += grid.clientHeight;
      const now: number = await new Promise(requestAnimationFrame);
      worst = Math.max(worst, now - last);
      last = now;
    }
    return worst;
  });
}

const GRID = '[role=grid]';
/** CSS pixels of three notches of a mouse wheel. */
const WHEEL_STEP = 300;

/** The longest time between two frames, in milliseconds, while the wheel is turned over the list as people do. */
export const worstWheelFrame = async (page: Page): Promise<number> => (await framesOfWheel(page)).worst;

export async function framesOfWheel(page: Page, turns = 120): Promise<Frames> {
  const grid = await page.waitForSelector(GRID);
  const box = await grid?.boundingBox();
  if (!box) throw new Error('There is no list.');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  const before = await page.$eval(GRID, ({ scrollTop }) => scrollTop);
  const frames = await recordFrames(page);
  for (let turn = 0; turn < turns; turn += 1) await page.mouse.wheel({ deltaY: WHEEL_STEP });
  const recorded = await frames.stop();
  const after = await page.$eval(GRID, ({ scrollTop }) => scrollTop);
  if (after <= before) throw new Error('The wheel did not move the list.');
  return recorded;
}

export interface Frames {
  /** The longest time between two frames, in milliseconds. */
  worst: number;
  /** How many took more than 50 ms. */
  long: number;
}

/** Times every frame of a page until it is stopped. */
export async function recordFrames(page: Page): Promise<{ stop(): Promise<Frames> }> {
  const frames = await page.evaluateHandle(watchFrames);
  return { stop: () => frames.evaluate((watch) => watch.stop()) };
}

/** In-page. */
async function watchFrames() {
  const seen = { worst: 0, long: 0 };
  let isStopped = false;
  let last: number = await new Promise(requestAnimationFrame);
  const look = (now: number) => {
    seen.worst = Math.max(seen.worst, now - last);
    if (now - last > 50) seen.long += 1;
    last = now;
    if (!isStopped) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  return {
    stop: () => {
      isStopped = true;
      return seen;
    },
  };
}
