import { forEachBounded } from './for-each-bounded.ts';

/** Runs a task for each item, at most `limit` at a time; the results have the order of the items. */
export async function mapBounded<Item, Result>(
  items: readonly Item[],
  limit: number,
  task: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  await forEachBounded([...items.entries()], limit, async ([index, item]) => {
    results[index] = await task(item);
  });
  return results;
}
