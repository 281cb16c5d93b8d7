import type { PageAnswer } from '../answer-page.ts';

/** What is used of WXT's `ContentScriptContext`: it ends everything when the script's extension is gone or renewed. */
export interface PageContext {
  readonly isInvalid: boolean;
  setTimeout(handler: () => void, timeout: number): unknown;
  addEventListener(target: Window, type: 'wxt:locationchange', handler: (event: Event) => void): void;
  addEventListener(target: Document, type: 'visibilitychange', handler: (event: Event) => void): void;
}

interface PageFollower {
  ask(): Promise<PageAnswer>;
  /** Gets each new answer, and `none` when no answer can be had for the address that the page now has. */
  show(answer: PageAnswer): void;
}

/**
 * The background sees a new address a moment after the page does: its answer for the old one is dropped and the
 * question asked again after these pauses.
 */
const PAUSES_IN_MS = [0, 50, 150, 400, 1000];

/**
 * Asks whenever the page takes another address, and when its tab is shown again (the directory may have changed
 * meanwhile). Hears nothing else of the page. Ends with the context, without a word.
 */
export function followPage(ctx: PageContext, { ask, show }: PageFollower): void {
  let latest = 0;

  async function refresh() {
    latest += 1;
    const mine = latest;
    const isOutdated = () => ctx.isInvalid || mine !== latest;
    const answer = await askUntilCurrent(ctx, ask, isOutdated);
    if (answer && !isOutdated()) show(answer);
  }

  ctx.addEventListener(window, 'wxt:locationchange', () => void refresh());
  ctx.addEventListener(document, 'visibilitychange', () => {
    if (document.visibilityState === 'visible') void refresh();
  });
  void refresh();
}

/** Undefined when outdated meanwhile. */
async function askUntilCurrent(
  ctx: PageContext,
  ask: () => Promise<PageAnswer>,
  isOutdated: () => boolean,
): Promise<PageAnswer | undefined> {
  for (const pause of PAUSES_IN_MS) {
    await new Promise<void>((resolve) => ctx.setTimeout(resolve, pause));
    if (isOutdated()) return undefined;
    const answer = await ask().catch(() => undefined);
    if (isOutdated()) return undefined;
    if (answer?.url === location.href) return answer;
  }
  return { url: location.href, state: 'none' };
}
