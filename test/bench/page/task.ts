/** What the bench page can do with a file. */
export type FileTask = 'importPipeline' | 'importRows' | 'importDexie';

export interface TaskOutcome {
  /** From the file to the end of the transaction. */
  ms: number;
  /** What the database holds afterwards, counted after the clock was stopped. */
  customers: number;
  subscriptions: number;
  /** Parts of `ms`, where the task tells them apart. */
  phases?: Record<string, number>;
}

export type TaskReport = TaskOutcome | { error: string };
