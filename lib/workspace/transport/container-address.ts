/**
 * Where a workspace lies: a container of Azure Blob Storage and the token that opens it. The token is a secret: turned
 * into text or JSON the address shows the container alone.
 */
export class ContainerAddress {
  readonly container: string;
  readonly #token: string;

  /** `container`: the container's URL without query; `token`: the query of its shared access signature, without `?`. */
  constructor(container: string, token: string) {
    this.container = container;
    this.#token = token;
  }

  /** The whole address with its token, to be kept in this browser's storage and shown to no one. */
  secretUrl(): string {
    return `${this.container}?${this.#token}`;
  }

  /** Where a request goes: to a blob, or to the container itself. Holds the token. */
  requestUrl(blob: string | undefined, query: Readonly<Record<string, string>> = {}): string {
    const path = blob === undefined ? '' : `/${blob.split('/').map(encodeURIComponent).join('/')}`;
    const asked = new URLSearchParams(query).toString();
    return `${this.container}${path}?${asked ? `${asked}&` : ''}${this.#token}`;
  }

  toString(): string {
    return this.container;
  }

  toJSON(): string {
    return this.container;
  }
}
