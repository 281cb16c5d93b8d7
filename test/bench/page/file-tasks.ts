import { importDexie } from './import-dexie.ts';
import { importPipeline } from './import-pipeline.ts';
import { importRows } from './import-rows.ts';
import type { FileTask, TaskOutcome, TaskReport } from './task.ts';

const TASKS: Record<FileTask, (file: File) => Promise<TaskOutcome>> = { importPipeline, importRows, importDexie };

declare global {
  /** Put there by the bench's driver. */
  var reportTask: (report: TaskReport) => void;
}

/** An input for each task: the file chosen in it is what the task is done with. */
export function offerFileTasks(): void {
  for (const [name, run] of Object.entries(TASKS)) {
    const input = Object.assign(document.createElement('input'), { type: 'file', name });
    input.addEventListener('change', () => {
      const [file] = input.files ?? [];
      if (!file) return;
      run(file).then(reportTask, (fault: unknown) =>
        reportTask({ error: fault instanceof Error ? `${fault.message}\n${fault.stack}` : String(fault) }),
      );
    });
    document.body.append(input);
  }
}
