/** On an object of the root: it stays when its file goes, until a person deletes it. */
export const KEEP_ON_PRUNE = { 'argocd.argoproj.io/sync-options': 'Prune=false' } as const;

/** Projects come before the Applications that name them. */
export const BEFORE_APPLICATIONS = { 'argocd.argoproj.io/sync-wave': '-1' } as const;

/**
 * Deletes the deployment's objects with its Application. The API server asks for a path in the name
 * of a finalizer, and Argo CD 3.5 knows this one; foreground is what it does without a path, too.
 */
export const APPLICATION_FINALIZER = 'resources-finalizer.argocd.argoproj.io/foreground';

/** Keeps an AppProject while an Application needs it; Argo CD 3.5 knows it in no other form. */
export const PROJECT_FINALIZER = 'resources-finalizer.argocd.argoproj.io';
