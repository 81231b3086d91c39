import { optionalOneOf } from '../optional-one-of.ts';
import type { Field } from '../shared/field.ts';
import { dnsSubdomain } from '../shared/formats/names.ts';
import { checkLabels } from '../shared/metadata/labels.ts';
import { containerResourceName } from '../shared/resources/resource-names.ts';
import { checkContainers } from './containers/containers.ts';
import { checkAmounts } from './containers/resources.ts';
import type { PodContext } from './context.ts';
import { checkDns } from './dns.ts';
import { checkHost } from './host.ts';
import { checkPodResources } from './pod-resources.ts';
import { checkAffinity } from './scheduling/affinity.ts';
import {
  checkPodClaims,
  checkReadinessGates,
  checkSchedulingGates,
} from './scheduling/gates-and-claims.ts';
import { checkTolerations } from './scheduling/tolerations.ts';
import { checkTopologySpread } from './scheduling/topology-spread.ts';
import { checkOperatingSystem } from './security/operating-system.ts';
import { checkPodSecurityContext } from './security/pod-security-context.ts';
import { checkHostProcess } from './security/windows-options.ts';

/** The spec of a pod wherever it stands, without its volumes: ValidatePodSpec (1.35). */
export function checkPodSpec(pod: PodContext): void {
  const { spec } = pod;
  checkPodClaims(spec.at('resourceClaims'));
  checkContainers(pod);
  checkPodResources(pod);
  spec.at('restartPolicy').oneOf(['Always', 'OnFailure', 'Never']);
  checkDns(spec);
  checkLabels(spec.at('nodeSelector'));
  checkPodSecurityContext(spec);
  checkAffinity(spec.at('affinity'), pod);
  checkReadinessGates(spec.at('readinessGates'));
  checkSchedulingGates(spec.at('schedulingGates'));
  checkTopologySpread(spec.at('topologySpreadConstraints'), pod);
  checkHostProcess(spec);
  checkHost(pod);
  checkNames(spec);
  spec.at('activeDeadlineSeconds').within(1, LARGEST_INT32);
  checkTolerations(spec.at('tolerations'));
  spec.at('runtimeClassName').matches(dnsSubdomain);
  optionalOneOf(spec.at('preemptionPolicy'), ['Never', 'PreemptLowerPriority']);
  checkAmounts([spec.at('overhead')], containerResourceName);
  checkOperatingSystem(spec);
}

const LARGEST_INT32 = 2 ** 31 - 1;

function checkNames(spec: Field): void {
  // The old name of serviceAccountName counts only where the new one is missing.
  const account =
    spec.at('serviceAccountName').text === '' ? 'serviceAccount' : 'serviceAccountName';
  for (const key of [account, 'nodeName', 'priorityClassName']) {
    if (spec.at(key).text !== '') spec.at(key).matches(dnsSubdomain);
  }
}
