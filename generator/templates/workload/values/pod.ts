import type { DeploymentStrategy } from 'kubernetes-types/apps/v1.js';
import type {
  Affinity,
  PodSecurityContext,
  Toleration,
  TopologySpreadConstraint,
} from 'kubernetes-types/core/v1.js';
import { z } from 'zod';
import { objectNameSchema } from '../../parts/names.ts';
import { passThrough } from '../../parts/pass-through.ts';

/** What the Deployment and its pods take. */
export const podFields = {
  strategy: passThrough<DeploymentStrategy>({
    rollingUpdate: 'maxSurge and maxUnavailable.',
    type: 'RollingUpdate or Recreate.',
  })
    .optional()
    .describe('How pods are replaced. Recreate with a ReadWriteOnce volume unless said.'),
  serviceAccount: z
    .strictObject({
      name: objectNameSchema('api')
        .optional()
        .describe('An existing ServiceAccount, in place of one of its own.'),
      annotations: z
        .record(z.string(), z.string())
        .optional()
        .describe("Annotations of its own ServiceAccount, such as a cloud's role."),
      automountToken: z
        .boolean()
        .default(false)
        .describe('Gives the pods a token for the Kubernetes API.'),
    })
    .optional()
    .describe('The ServiceAccount of the pods. One of its own, without token, unless said.'),
  podSecurityContext: passThrough<PodSecurityContext & { supplementalGroupsPolicy?: string }>({
    appArmorProfile: 'AppArmor profile.',
    fsGroup: 'Group of the volumes.',
    fsGroupChangePolicy: 'When the group is set: OnRootMismatch or Always.',
    runAsGroup: 'Group of the processes.',
    runAsNonRoot: 'true unless said. An image that runs as root then needs runAsUser.',
    runAsUser: 'User of the processes.',
    seLinuxOptions: 'SELinux labels.',
    seccompProfile: 'RuntimeDefault unless said.',
    supplementalGroups: 'More groups.',
    supplementalGroupsPolicy: 'Merge or Strict.',
    sysctls: 'Kernel settings.',
    windowsOptions: 'Settings for Windows.',
  })
    .optional()
    .describe("Security context of the pods; what is written replaces the default's key."),
  podAnnotations: z.record(z.string(), z.string()).optional().describe('Annotations of the pods.'),
  nodeSelector: z.record(z.string(), z.string()).optional().describe('Labels of the nodes.'),
  tolerations: z
    .array(
      passThrough<Toleration>({
        effect: 'NoSchedule, PreferNoSchedule or NoExecute.',
        key: 'Key of the taint.',
        operator: 'Exists or Equal.',
        tolerationSeconds: 'How long NoExecute is tolerated.',
        value: 'Value of the taint.',
      }),
    )
    .optional()
    .describe('Tolerations, as in Kubernetes.'),
  affinity: passThrough<Affinity>({
    nodeAffinity: 'Which nodes.',
    podAffinity: 'Near which pods.',
    podAntiAffinity: 'Away from which pods.',
  })
    .optional()
    .describe('Affinity of the pods of the Deployment, as in Kubernetes.'),
  topologySpreadConstraints: z
    .array(
      passThrough<TopologySpreadConstraint>({
        labelSelector: "The app's pods unless said.",
        matchLabelKeys: 'Label keys that pods are grouped by.',
        maxSkew: 'Largest difference.',
        minDomains: 'Fewest domains.',
        nodeAffinityPolicy: 'Honor or Ignore.',
        nodeTaintsPolicy: 'Honor or Ignore.',
        topologyKey: 'Label of the nodes.',
        whenUnsatisfiable: 'DoNotSchedule or ScheduleAnyway.',
      }),
    )
    .optional()
    .describe('How the pods of the Deployment are spread, as in Kubernetes.'),
  priorityClassName: objectNameSchema('critical').optional().describe('PriorityClass of the pods.'),
  terminationGracePeriodSeconds: z
    .int()
    .min(0)
    .optional()
    .describe('Seconds between the request to end and the kill. 30 unless said.'),
  imagePullSecrets: z
    .array(objectNameSchema('registry'))
    .optional()
    .describe('Names of the Secrets for the registry.'),
};
