import { browser } from 'wxt/browser';

const EVERY_IN_MS = 20_000;

/**
 * Keeps the background from being ended while work goes on: browsers end one that has called none of their interfaces
 * for 30 seconds, whatever it waits for (Chrome: "The extension service worker lifecycle"; Firefox: "Background scripts").
 */
export async function stayAwake<Result>(work: Promise<Result>): Promise<Result> {
  const timer = setInterval(() => void browser.runtime.getPlatformInfo(), EVERY_IN_MS);
  try {
    return await work;
  } finally {
    clearInterval(timer);
  }
}
