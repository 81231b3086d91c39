/**
 * Runs an action for each item, at most `limit` at a time. After a failure no further item is
 * started, and the first error is thrown only when all that were under way have ended: whoever
 * cleans up then does not race with them.
 */
export async function forEachBounded<T>(
  items: readonly T[],
  limit: number,
  action: (item: T) => Promise<void>,
): Promise<void> {
  const queue = items.values();
  const failures: { error: unknown }[] = [];
  const worker = async (): Promise<void> => {
    for (const item of queue) {
      try {
        await action(item);
      } catch (error) {
        failures.push({ error });
      }
      if (failures.length > 0) return;
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  const [failure] = failures;
  if (failure !== undefined) throw failure.error;
}
