import type { Page } from 'puppeteer-core';

/** Until the page has nothing to do, such as following the last change. */
export const waitForRest = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    for (let times = 0; times < 3; times += 1) await new Promise((resolve) => requestIdleCallback(resolve));
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
