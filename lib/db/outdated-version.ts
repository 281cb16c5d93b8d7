/** The database is of a later version of the extension: this one can neither read nor write it. No fault of anything here. */
export class OutdatedVersion extends Error {
  constructor(options?: ErrorOptions) {
    super('A later version of the extension keeps the directory.', options);
  }
}
