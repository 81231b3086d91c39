import type { PodSecurityContext, SecurityContext } from 'kubernetes-types/core/v1.js';

/** What Pod Security `restricted` asks of a container. */
export const RESTRICTED_CONTAINER: SecurityContext = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
};

/** A restricted container that writes into its volumes alone. */
export const READ_ONLY_CONTAINER: SecurityContext = {
  ...RESTRICTED_CONTAINER,
  readOnlyRootFilesystem: true,
};

/** What Pod Security `restricted` asks of a pod. */
export const RESTRICTED_POD: PodSecurityContext = {
  runAsNonRoot: true,
  seccompProfile: { type: 'RuntimeDefault' },
};

/** A restricted pod whose processes, and whose volumes, belong to one user of the image. */
export function podSecurityContextOf(user: number): PodSecurityContext {
  return {
    ...RESTRICTED_POD,
    runAsUser: user,
    runAsGroup: user,
    fsGroup: user,
    // Without it each start walks through all files of the volume.
    fsGroupChangePolicy: 'OnRootMismatch',
  };
}
