import type { Frames } from '../../e2e/support/frames.ts';
import { sampleDirectory } from '../../sample-data.ts';
import { startAzurite } from '../../stand-ins/azurite/start-azurite.ts';
import type { Measurement } from '../measurement.ts';
import { type FeedParts, measureFeedParts } from '../support/feed-parts.ts';
import { type FeedSession, runFeedSession } from '../support/feed-session.ts';
import { median } from '../support/median.ts';

const CUSTOMERS = 20_000;
const FEW_CUSTOMERS = 5_000;

/** From the options page of the built extension in Chromium, as people do it, to the emulator of Azure's store. */
export const measurement: Measurement = {
  name: 'feed',
  title: 'Publishing 20,000 feeds to the emulator',
  async measure({ runs, isQuick }) {
    const azurite = await startAzurite();
    try {
      await azurite.createContainer('plain');
      const parts = await measureFeedParts(azurite.urlOf('plain', { permissions: 'rcw' }));
      const directory = sampleDirectory({ customers: isQuick ? FEW_CUSTOMERS : CUSTOMERS, seed: 5 });
      return summarise(parts, await runFeedSession(azurite, directory, runs));
    } finally {
      await azurite.close();
    }
  },
};

function summarise(parts: FeedParts, { atRest, first, watched, meanwhile, again, peakMemory }: FeedSession) {
  const times = again.map(({ seconds }) => seconds);
  return {
    figures: {
      'feed.seal_per_s': parts.sealPerSecond,
      'feed.open_ms': parts.openMs,
      'feed.bytes': parts.bytes,
      'feed.put_per_s': parts.putPerSecond,
      'feed.publish_20k_s': first.seconds,
      'feed.publish_20k_10_changed_s': median(times),
      ...framesOf('feed.publish_20k', first.frames),
      ...framesOf('feed.publish_20k_10_changed', worstOf(again.map(({ frames }) => frames))),
      ...framesOf('feed.watched', watched),
      ...framesOf('feed.scroll', meanwhile.scroll),
      ...framesOf('feed.scroll_at_rest', atRest.scroll),
      ...framesOf('feed.type', meanwhile.type),
      ...framesOf('feed.type_at_rest', atRest.type),
      ...(peakMemory === undefined ? {} : { 'feed.peak_memory_mb': peakMemory }),
    },
    runs: { 'feed.publish_20k_10_changed_s': times },
  };
}

const framesOf = (key: string, { worst, long }: Frames) => ({
  [`${key}_worst_frame_ms`]: worst,
  [`${key}_frames_over_50ms`]: long,
});

/** The worst of all runs; the frames that were long in the worst of them. */
const worstOf = (frames: readonly Frames[]): Frames => ({
  worst: Math.max(...frames.map(({ worst }) => worst)),
  long: Math.max(...frames.map(({ long }) => long)),
});
