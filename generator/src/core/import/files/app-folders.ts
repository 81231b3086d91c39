/**
 * The folders that hold an app: its base, the components that some of its overlays share, and the
 * overlay of each environment.
 */
export function appFolders(app: string, environments: readonly string[]): string[] {
  return [
    `base/${app}`,
    `components/${app}`,
    ...environments.map((environment) => overlayFolder(app, environment)),
  ];
}

export function overlayFolder(app: string, environment: string): string {
  return `overlays/${environment}/${app}`;
}
