import type { CDPSession, Page } from 'puppeteer-core';

/** What the operating system may ask of a page, by media feature. */
type Features = Readonly<Record<string, string>>;
interface Look {
  name: string;
  features: Features;
}

const LIGHT = { 'prefers-color-scheme': 'light' };
const DARK = { 'prefers-color-scheme': 'dark' };
const LOOKS: readonly Look[] = [
  { name: 'dark', features: DARK },
  { name: 'light', features: LIGHT },
  { name: 'light, more contrast', features: { ...LIGHT, 'prefers-contrast': 'more' } },
  { name: 'dark, more contrast', features: { ...DARK, 'prefers-contrast': 'more' } },
  { name: 'forced colours, light', features: { ...LIGHT, 'forced-colors': 'active' } },
  { name: 'forced colours, dark', features: { ...DARK, 'forced-colors': 'active' } },
];

/**
 * Shows the page in every look, one after the other, and gives what `judge` finds in each. Chromium alone can do this to
 * a page that is open. Nothing moves meanwhile, so that colours are at rest at once.
 */
export async function inEveryLook(page: Page, judge: (look: string) => Promise<string[]>): Promise<string[]> {
  const devTools = await page.createCDPSession();
  const found: string[] = [];
  for (const { name, features } of LOOKS) {
    await wear(devTools, features);
    found.push(...(await judge(name)).map((fault) => `${name}: ${fault}`));
  }
  // One session, and its end: another one would leave the page in some of the forced colours.
  await devTools.detach();
  return found;
}

async function wear(devTools: CDPSession, features: Features): Promise<void> {
  const wanted = Object.entries({ 'prefers-reduced-motion': 'reduce', ...features });
  await devTools.send('Emulation.setEmulatedMedia', { features: wanted.map(([name, value]) => ({ name, value })) });
}
