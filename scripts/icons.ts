import { mkdir, readFile } from 'node:fs/promises';
import puppeteer from 'puppeteer-core';
import { findBrowser } from './find-browser.mjs';

/** Draws `public/icon/{size}.png` from `store/icon.svg`; small sizes have a drawing of their own, without detail. */
const SIZES = [16, 32, 48, 128] as const;
const FOLDER = 'public/icon';

const sourceOf = (size: number) => (size <= 32 ? 'store/icon-small.svg' : 'store/icon.svg');

const executablePath = findBrowser('chromium');
if (!executablePath) throw new Error('Chromium is needed to draw the icons: node scripts/setup.mjs installs it.');
const isRoot = process.getuid?.() === 0;
const browser = await puppeteer.launch({ executablePath, args: isRoot ? ['--no-sandbox'] : [] });
try {
  const page = await browser.newPage();
  await mkdir(FOLDER, { recursive: true });
  for (const size of SIZES) {
    const drawing = Buffer.from(await readFile(sourceOf(size))).toString('base64');
    await page.setViewport({ width: size, height: size });
    await page.setContent(
      `<style>body{margin:0}img{display:block}</style><img width="${size}" height="${size}" src="data:image/svg+xml;base64,${drawing}">`,
    );
    await page.screenshot({ path: `${FOLDER}/${size}.png`, omitBackground: true });
  }
} finally {
  await browser.close();
}
