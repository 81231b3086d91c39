/**
 * Quotes a text that Argo CD reads as a pattern, so that it means itself alone. AppProjects match
 * kinds and names by Go's `filepath.Match` and destinations by globs, in which a leading `!` denies;
 * a backslash quotes in both. A ClusterRole may well be called `*`.
 */
export function literalPattern(text: string): string {
  return text.replaceAll(/[!*?[\]{}\\]/g, '\\$&');
}
