import { type ReadonlySignal, signal } from '@preact/signals';
import { isLongPassphrase } from '../feed/keys/passphrase.ts';
import { reportError } from '../report-error.ts';
import type { OptionsSession } from './options-session.ts';

export interface PublisherFileDraft {
  /** Content of the key file. */
  keyFile: string;
  /** Of the key file. */
  passphrase: string;
  /** Of the file to be made. */
  theirs: string;
  repeated: string;
}

export type PublisherFileProblem =
  | { field: 'keyFile'; code: 'missing' | 'passphrase' | 'foreign' | 'otherRoot' }
  /** `same`: it would give away the key file. */
  | { field: 'theirs'; code: 'short' | 'same' }
  | { field: 'repeated'; code: 'different' }
  | { field: 'fault'; reason: string };

export type PublisherFileView =
  | { state: 'closed' }
  /** `name`: whom it is for, where that is known. */
  | { state: 'entering'; name: string; problem?: PublisherFileProblem }
  | { state: 'making'; name: string }
  | { state: 'made'; name: string; file: string };

export interface PublisherFile {
  view: ReadonlySignal<PublisherFileView>;
  open(name?: string): void;
  make(draft: PublisherFileDraft): Promise<void>;
  close(): void;
}

/** What another publisher needs from the keeper: the secret, without the root, under a passphrase of its own. */
export function createPublisherFile(session: OptionsSession): PublisherFile {
  const view = signal<PublisherFileView>({ state: 'closed' });

  async function make(draft: PublisherFileDraft): Promise<void> {
    if (view.value.state !== 'entering') return;
    const { name } = view.value;
    const end = (problem: PublisherFileProblem) => {
      view.value = { state: 'entering', name, problem };
    };
    const problem = problemOf(draft);
    if (problem) return end(problem);
    view.value = { state: 'making', name };
    try {
      const { fileForPublisher } = await import('./publishing-keys.ts');
      const made = await fileForPublisher(draft.keyFile, draft.passphrase, draft.theirs);
      if (!made.ok) return end({ field: 'keyFile', code: made.reason });
      if (made.of !== session.workspace.peek()?.feeds?.root) return end({ field: 'keyFile', code: 'otherRoot' });
      view.value = { state: 'made', name, file: made.file };
    } catch (fault) {
      end({ field: 'fault', reason: reportError('Making a publisher’s file', fault) });
    }
  }

  return {
    view,
    open: (name = '') => {
      view.value = { state: 'entering', name };
    },
    make,
    close: () => {
      view.value = { state: 'closed' };
    },
  };
}

function problemOf({ keyFile, passphrase, theirs, repeated }: PublisherFileDraft): PublisherFileProblem | undefined {
  if (!keyFile) return { field: 'keyFile', code: 'missing' };
  if (!isLongPassphrase(theirs)) return { field: 'theirs', code: 'short' };
  if (theirs.trim() === passphrase.trim()) return { field: 'theirs', code: 'same' };
  return theirs === repeated ? undefined : { field: 'repeated', code: 'different' };
}
