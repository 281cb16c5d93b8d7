import type { Folded, Path, Stamp } from './types.ts';

/** The last write to a field: its own stamp, else that of the nearest field it lies in, else the document's creation. */
function stampOf(folded: Folded, path: Path): Stamp {
  for (let at: Path | undefined = path; at; at = parentOf(at)) {
    const stamp = folded.fields?.[at];
    if (stamp) return stamp;
  }
  return folded.stamp;
}

/** Every write a change of this field would overwrite: the field's last and those inside it. */
export function stampsUnder(folded: Folded, path: Path): Stamp[] {
  const inside = Object.entries(folded.fields ?? {}).filter(([at]) => at.startsWith(`${path}.`));
  return [stampOf(folded, path), ...inside.map(([, stamp]) => stamp)];
}

export function allStamps(folded: Folded): Stamp[] {
  return [folded.stamp, ...Object.values(folded.fields ?? {})];
}

export function parentOf(path: Path): Path | undefined {
  const dot = path.lastIndexOf('.');
  return dot < 0 ? undefined : path.slice(0, dot);
}
