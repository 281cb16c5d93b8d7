/** Match pattern of the host at an address, on any port: Firefox knows no pattern with a port. */
export function hostPattern(url: string): string {
  const { protocol, hostname } = new URL(url);
  return `${protocol}//${hostname}/*`;
}
