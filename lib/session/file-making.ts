import { type ReadonlySignal, signal } from '@preact/signals';

export type FileView =
  | { state: 'idle' }
  | { state: 'making'; done: number; total: number }
  | { state: 'done'; name: string }
  | { state: 'failed'; reason: string };

export interface MakingOptions {
  onProgress: (progress: { done: number; total: number }) => void;
  signal: AbortSignal;
}

export interface FileMaking {
  view: ReadonlySignal<FileView>;
  /** `nameOf` is asked once the file is there. */
  make(write: (options: MakingOptions) => Promise<Blob> | Blob, nameOf: () => string): Promise<void>;
  cancel(): void;
}

/** Makes one file at a time and hands it to `save`; whoever begins another lets go of the one before. */
export function createFileMaking(save: (file: Blob, name: string) => void): FileMaking {
  const view = signal<FileView>({ state: 'idle' });
  let making = new AbortController();

  async function make(write: (options: MakingOptions) => Promise<Blob> | Blob, nameOf: () => string) {
    making.abort();
    making = new AbortController();
    const { signal: stop } = making;
    const show = (next: FileView) => {
      if (!stop.aborted) view.value = next;
    };
    show({ state: 'making', done: 0, total: 0 });
    try {
      const onProgress: MakingOptions['onProgress'] = ({ done, total }) => show({ state: 'making', done, total });
      const file = await write({ onProgress, signal: stop });
      if (stop.aborted) return;
      const name = nameOf();
      save(file, name);
      show({ state: 'done', name });
    } catch (fault) {
      show({ state: 'failed', reason: fault instanceof Error ? fault.message : String(fault) });
    }
  }

  function cancel() {
    making.abort();
    view.value = { state: 'idle' };
  }

  return { view, make, cancel };
}
