/** No part of a path may be `..`: validatePathNoBacksteps. */
export function noBacksteps(path: string): string | undefined {
  return path.split('/').includes('..') ? "must not contain '..'" : undefined;
}

/** A relative path that stays below where it starts: validateLocalDescendingPath. */
export function descendingPath(path: string): string | undefined {
  return path.startsWith('/') ? 'must be a relative path' : noBacksteps(path);
}

/** A descending path that does not begin with two dots: ValidateLocalNonReservedPath. */
export function nonReservedPath(path: string): string | undefined {
  const complaint = descendingPath(path);
  if (complaint !== undefined) return complaint;
  return path.startsWith('..') ? "must not start with '..'" : undefined;
}
