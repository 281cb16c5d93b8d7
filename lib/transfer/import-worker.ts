import type { ToWorker } from './import-messages.ts';
import { createImportServer } from './serve-import.ts';

const answer = createImportServer((message) => self.postMessage(message));

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => void answer(data));
