const METHODS = ['put', 'add', 'delete'] as const;

/** While `run` goes on, the write request of that number, counted from 1, is refused. Resolves to whether it came to it. */
export async function failWrite(number: number, run: () => Promise<unknown>): Promise<boolean> {
  let left = number;
  let refused = false;
  const originals = METHODS.map((method) => [method, IDBObjectStore.prototype[method]] as const);
  for (const [method, original] of originals) {
    IDBObjectStore.prototype[method] = function (this: IDBObjectStore, ...given: never[]) {
      left -= 1;
      refused ||= left === 0;
      if (left === 0) throw new DOMException('refused', 'QuotaExceededError');
      return Reflect.apply(original, this, given);
    };
  }
  try {
    await run();
  } catch (fault) {
    if (!(fault instanceof DOMException && fault.name === 'QuotaExceededError')) throw fault;
  } finally {
    for (const [method, original] of originals) Object.assign(IDBObjectStore.prototype, { [method]: original });
  }
  return refused;
}
