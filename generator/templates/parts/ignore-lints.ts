/**
 * Annotations of an object that silence lints of `strata check` (docs/reference/lints.md).
 *
 * @param reasons why the object is as it is, by lint
 */
export function ignoreLints(reasons: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(reasons).map(([lint, reason]) => [`strata.dev/ignore-${lint}`, reason]),
  );
}
