/** What browsers open to one host, over HTTP/1.1. */
const AT_ONCE = 6;

/** Results in the order of the items, a few of which are worked on at a time. Rejects as soon as one does. */
export async function fewAtOnce<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const entries = items.entries();
  const take = async () => {
    for (const [index, item] of entries) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, take));
  return results;
}
