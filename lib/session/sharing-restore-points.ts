import type { listRestorePoints } from '../db/restore-points.ts';

/** Directories that were kept, the newest first. */
export type RestorePoints = Awaited<ReturnType<typeof listRestorePoints>>;
