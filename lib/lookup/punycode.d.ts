/** By its file: the bare name is a deprecated module of Node's own. */
declare module 'punycode/punycode.es6.js' {
  /** Throws a RangeError for what is not Punycode. */
  export function toUnicode(domain: string): string;
}
