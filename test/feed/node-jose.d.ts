/** What of the package is used: it brings no types of its own. */
declare module 'node-jose' {
  interface Key {
    readonly kid: string;
  }
  interface Signer {
    update(text: string): Signer;
    final(): Promise<string>;
  }
  interface Opened {
    readonly header: Readonly<Record<string, unknown>>;
    readonly payload: Buffer;
    readonly plaintext: Buffer;
  }
  interface Options {
    format: 'compact';
    fields: Readonly<Record<string, unknown>>;
  }
  const jose: {
    JWK: { asKey(jwk: object, form?: 'json'): Promise<Key> };
    JWS: {
      createSign(options: Options, recipient: { key: Key; reference: false }): Signer;
      createVerify(key: Key): { verify(text: string): Promise<Opened> };
    };
    JWE: {
      createEncrypt(options: Options & { contentAlg: string }, recipient: { key: Key; reference: false }): Signer;
      createDecrypt(key: Key): { decrypt(text: string): Promise<Opened> };
    };
  };
  export default jose;
}
