/**
 * Tells which paths are the user's own, so that the plan neither touches nor mentions them: `custom/`
 * of a base or an overlay, and everything of an app with `source: kustomize`.
 *
 * @param handKeptApps - Names of the apps with `source: kustomize`.
 */
export function userOwned(handKeptApps: ReadonlySet<string>): (path: string) => boolean {
  return (path) => {
    const [root, ...rest] = path.split('/');
    if (root !== 'base' && root !== 'overlays') return false;
    const [app, folder] = root === 'base' ? rest : rest.slice(1);
    return folder === 'custom' || (app !== undefined && handKeptApps.has(app));
  };
}
