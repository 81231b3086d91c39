/** Negative where the left version, such as `5.8.1`, is older; positive where it is newer. */
export function compareVersions(left: string, right: string): number {
  const numbers = (version: string): number[] => version.split('.').map(Number);
  const [a, b] = [numbers(left), numbers(right)];
  const index = a.findIndex((number, position) => number !== b[position]);
  return index === -1 ? 0 : (a[index] ?? 0) - (b[index] ?? 0);
}
