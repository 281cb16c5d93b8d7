/** What and which a workspace is. */
export const MANIFEST = 'manifest.json';

const FILE_DIGITS = 6;
/** Azure: an append blob ends at 195 GiB, which has twelve digits. */
const OFFSET_DIGITS = 12;

const digits = (count: number, length: number) => count.toString().padStart(length, '0');

/** The log's files are counted from 1: `log/000001`. */
export const logName = (file: number): string => `log/${digits(file, FILE_DIGITS)}`;

export interface LogPlace {
  file: number;
  /** Bytes from the file's beginning. */
  offset: number;
}

/** The snapshot that a workspace began with. */
export const startName = (sha256: string): string => `start/${sha256}.json.gz`;

export const SNAPSHOTS = 'snapshot/';

/** The directory as the log yields it up to a place; names sort as their places do. */
export const snapshotName = ({ file, offset }: LogPlace): string =>
  `${SNAPSHOTS}${digits(file, FILE_DIGITS)}-${digits(offset, OFFSET_DIGITS)}.json.gz`;

/** Undefined when it is no snapshot's name. */
export function parseSnapshotName(name: string): LogPlace | undefined {
  const [, file, offset] = /^snapshot\/(\d{6})-(\d{12})\.json\.gz$/.exec(name) ?? [];
  return file && offset ? { file: Number(file), offset: Number(offset) } : undefined;
}

/** Operations of a commit too large for a line, named by what they are, so that the same never differ. */
export const partName = (sha256: string): string => `ops/${sha256}.json.gz`;
