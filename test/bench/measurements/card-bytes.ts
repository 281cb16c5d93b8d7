import { readFile } from 'node:fs/promises';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Measurement } from '../measurement.ts';
import { CARD_SCRIPT } from '../support/card-script.ts';

const HIGHEST = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };

/** The card's script as Chrome's store counts it on the way to the user. */
export const measurement: Measurement = {
  name: 'card-bytes',
  title: "Size of the card's script",
  async measure() {
    const script = await readFile(CARD_SCRIPT);
    return { figures: { 'card.bytes_brotli': brotliCompressSync(script, HIGHEST).length }, runs: {} };
  },
};
