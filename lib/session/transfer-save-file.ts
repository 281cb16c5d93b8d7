/** Browsers start reading the blob after the click; its address is let go once they surely have. */
const KEEP_IN_MILLISECONDS = 60_000;

/** Hands a file to the browser's downloads. */
export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEEP_IN_MILLISECONDS);
}
