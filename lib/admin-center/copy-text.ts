/**
 * Puts text on the clipboard. A page may forbid the clipboard API by its Permissions-Policy, which binds content
 * scripts too; the old command still works then. Rejects when neither does.
 */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch (cause) {
    if (!copyByCommand(text)) throw new Error('The browser did not let the text be copied.', { cause });
  }
}

function copyByCommand(text: string): boolean {
  const ended = new AbortController();
  const fill = (event: ClipboardEvent) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData?.setData('text/plain', text);
  };
  document.addEventListener('copy', fill, { capture: true, signal: ended.signal });
  try {
    return document.execCommand('copy');
  } finally {
    ended.abort();
  }
}
