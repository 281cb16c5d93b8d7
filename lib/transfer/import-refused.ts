/** A file that cannot be imported at all; `problem.{code}` is its message. */
export class ImportRefused extends Error {
  readonly code: string;
  readonly params: Record<string, string | number>;

  constructor(code: string, params: Record<string, string | number> = {}) {
    super(code);
    this.name = 'ImportRefused';
    this.code = code;
    this.params = params;
  }
}
