/** A component by its name and labels: what every object about it needs. */
export interface Component {
  name: string;
  /** Used as the selector too. */
  labels: Record<string, string>;
}

/**
 * A component of an app. Its labels name no environment and no version: a Deployment's selector can
 * never be changed.
 */
export function component(app: string, name: string): Component {
  return {
    name,
    labels: { 'app.kubernetes.io/name': name, 'app.kubernetes.io/instance': app },
  };
}
