import { messageFiles } from '../scripts/message-files.ts';

/** As the browser does: answers `fetch` for the package's own message files. */
export function serveMessages(): void {
  const reach = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    const file = messageFiles().find(({ relativeDest }) => `/${relativeDest}` === input);
    return file ? Promise.resolve(new Response(file.contents)) : reach(input, init);
  };
}
