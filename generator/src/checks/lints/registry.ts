import { clusterAdmin } from './access/cluster-admin.ts';
import { defaultToken } from './access/default-token.ts';
import { noNetworkPolicy } from './access/no-network-policy.ts';
import { serviceAccountField } from './access/service-account-field.ts';
import { wildcardRole } from './access/wildcard-role.ts';
import { sharedHostPath } from './cluster/shared-host-path.ts';
import { sharedNodePort } from './cluster/shared-node-port.ts';
import { sharedObject } from './cluster/shared-object.ts';
import { autoscalerTarget } from './references/autoscaler-target.ts';
import { disruptionBudgetWithoutPods } from './selectors/disruption-budget-without-pods.ts';
import { ingressCertificate } from './references/ingress-certificate.ts';
import { ingressService } from './references/ingress-service.ts';
import { missingClaim } from './references/missing-claim.ts';
import { missingConfigMap } from './references/missing-config-map.ts';
import { missingRole } from './references/missing-role.ts';
import { missingSecret } from './references/missing-secret.ts';
import { missingServiceAccount } from './references/missing-service-account.ts';
import { networkPolicyWithoutPods } from './selectors/network-policy-without-pods.ts';
import { servicePortName } from './selectors/service-port-name.ts';
import { serviceWithoutPods } from './selectors/service-without-pods.ts';
import { statefulSetService } from './references/stateful-set-service.ts';
import { autoscaledReplicas } from './reliability/autoscaled-replicas.ts';
import { blockingDisruptionBudget } from './reliability/blocking-disruption-budget.ts';
import { cronJobDeadline } from './reliability/cron-job-deadline.ts';
import { duplicateEnv } from './reliability/duplicate-env.ts';
import { imageTag } from './reliability/image-tag.ts';
import { memoryLimit } from './reliability/memory-limit.ts';
import { noDisruptionBudget } from './reliability/no-disruption-budget.ts';
import { noLivenessProbe } from './reliability/no-liveness-probe.ts';
import { noReadinessProbe } from './reliability/no-readiness-probe.ts';
import { noSpread } from './reliability/no-spread.ts';
import { probePort } from './reliability/probe-port.ts';
import { resourceRequests } from './reliability/resource-requests.ts';
import { sameProbes } from './reliability/same-probes.ts';
import { secretInEnv } from './secrets/secret-in-env.ts';
import { secretInGit } from './secrets/secret-in-git.ts';
import { addedCapabilities } from './security/added-capabilities.ts';
import { capabilities } from './security/capabilities.ts';
import { hostNamespaces } from './security/host-namespaces.ts';
import { hostPath } from './security/host-path.ts';
import { privilegeEscalation } from './security/privilege-escalation.ts';
import { privileged } from './security/privileged.ts';
import { runAsRoot } from './security/run-as-root.ts';
import { sensitiveHostPath } from './security/sensitive-host-path.ts';
import { writableRoot } from './security/writable-root.ts';
import { ignoreAnnotation } from './silence/ignore-annotation.ts';
import type { Lint } from './lint.ts';

const LINTS_OF_OBJECTS: readonly Lint[] = [
  serviceWithoutPods,
  servicePortName,
  ingressService,
  ingressCertificate,
  missingConfigMap,
  missingSecret,
  missingClaim,
  missingServiceAccount,
  missingRole,
  autoscalerTarget,
  networkPolicyWithoutPods,
  disruptionBudgetWithoutPods,
  statefulSetService,
  sharedObject,
  sharedNodePort,
  sharedHostPath,
  secretInGit,
  secretInEnv,
  imageTag,
  resourceRequests,
  memoryLimit,
  noReadinessProbe,
  noLivenessProbe,
  sameProbes,
  probePort,
  duplicateEnv,
  noSpread,
  noDisruptionBudget,
  blockingDisruptionBudget,
  autoscaledReplicas,
  cronJobDeadline,
  privileged,
  privilegeEscalation,
  capabilities,
  addedCapabilities,
  runAsRoot,
  writableRoot,
  hostNamespaces,
  hostPath,
  sensitiveHostPath,
  wildcardRole,
  clusterAdmin,
  serviceAccountField,
  defaultToken,
  noNetworkPolicy,
];

/** Every lint, in the order of the reference page. */
export const LINTS: readonly Lint[] = [
  ...LINTS_OF_OBJECTS,
  ignoreAnnotation(LINTS_OF_OBJECTS.map(({ id }) => id)),
];
