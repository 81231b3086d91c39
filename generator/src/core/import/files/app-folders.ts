/** The folders that hold an app: its base, with the components below it, and its overlays. */
export function appFolders(app: string, environments: readonly string[]): string[] {
  return [`base/${app}`, ...environments.map((environment) => overlayFolder(app, environment))];
}

export function overlayFolder(app: string, environment: string): string {
  return `overlays/${environment}/${app}`;
}

/** The folder of the components that some overlays of an app share. */
export function componentsFolder(app: string): string {
  return `base/${app}/components`;
}
