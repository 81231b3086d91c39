/**
 * The annotation `argocd.argoproj.io/manifest-generate-paths`: an Application is rendered again when
 * a commit touches a file below one of these folders. Argo CD 3.5 takes what begins with a slash
 * from the repository's root, and compares whole path segments, so `/base/shop` does not match
 * `/base/shop-admin` (docs: high availability, "Manifest Paths Annotation").
 *
 * @param folders repository-relative, the overlay's own first; that order is kept for the first.
 */
export function manifestGeneratePaths(folders: readonly string[]): string {
  const unique = [...new Set(folders.map(expressible))];
  const roots = unique.filter((folder) => !unique.some((other) => isBelow(folder, other)));
  return roots.map((folder) => `/${folder}`).join(';');
}

/** The list knows no way to quote its separator: the folder above stands for one that holds it. */
function expressible(folder: string): string {
  const segments = folder.split('/');
  const end = segments.findIndex((segment) => segment.includes(';'));
  return end === -1 ? folder : segments.slice(0, end).join('/');
}

function isBelow(folder: string, other: string): boolean {
  return folder !== other && (other === '' || folder.startsWith(`${other}/`));
}
