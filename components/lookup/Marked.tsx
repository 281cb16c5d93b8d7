import type { Hit } from '../../lib/lookup/lookup-row.ts';
import { splitHits } from './split-hits.ts';

interface MarkedProps {
  text: string;
  /** Marked when it is a hit in this very text. */
  hit: Hit | undefined;
}

/** A text with what was typed standing out. */
export function Marked({ text, hit }: MarkedProps) {
  if (hit?.text !== text) return text;
  return splitHits(text, hit.ranges).map(({ text: part, isHit }, n) => (isHit ? <mark key={n}>{part}</mark> : part));
}
