/** What the browser says about the room this extension takes, in bytes; absent where it does not say. */
export interface StorageUse {
  used?: number;
  quota?: number;
  /** The browser will not clear it by itself. */
  persistent: boolean;
}

type StorageAccess = Pick<StorageManager, 'estimate' | 'persisted' | 'persist'>;

export async function readStorageUse(storage: StorageAccess): Promise<StorageUse> {
  const [{ usage, quota }, persistent] = await Promise.all([storage.estimate(), storage.persisted()]);
  return {
    ...(usage === undefined ? {} : { used: usage }),
    ...(quota === undefined ? {} : { quota }),
    persistent,
  };
}

/** Asks the browser to keep the storage; whether it agrees is its own decision (Chromium) or the user's (Firefox). */
export async function requestPersistence(storage: StorageAccess): Promise<StorageUse & { refused: boolean }> {
  const granted = await storage.persist();
  return { ...(await readStorageUse(storage)), refused: !granted };
}
