/**
 * A request whose failure aborts its transaction, so that `tx.done` rejects with it: a caller that gives up half-way
 * need not wait for each request it made.
 */
export function toldByDone<T>(request: Promise<T>): Promise<T> {
  request.catch(() => undefined);
  return request;
}
