/** A file that cannot be imported at all; `problem.{code}` is its message. */
export class ImportRefused extends Error {
  readonly code: string;
  readonly params: Record<string, string | number>;

  /** The file's columns, when saying what they are would help. */
  readonly header: readonly string[] | undefined;

  constructor(code: string, params: Record<string, string | number> = {}, header?: readonly string[]) {
    super(code);
    this.name = 'ImportRefused';
    this.code = code;
    this.params = params;
    this.header = header;
  }
}
