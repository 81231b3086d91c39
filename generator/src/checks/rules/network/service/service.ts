import type { Field } from '../../shared/field.ts';
import { dnsSubdomain, labelKey } from '../../shared/formats/names.ts';
import { checkLabels } from '../../shared/metadata/labels.ts';
import { optionalOneOf } from '../../optional-one-of.ts';
import { checkClusterIPs } from './cluster-ips.ts';
import { isHeadless, serviceType } from './defaults.ts';
import { checkExternalIPs, checkSourceRanges } from './external-addresses.ts';
import { checkServicePorts } from './ports.ts';
import { checkTrafficPolicies } from './traffic.ts';

/** A Service as it is created: pkg/apis/core/validation/validation.go, ValidateServiceCreate. */
export function checkService(service: Field): void {
  const spec = service.at('spec');
  checkType(spec);
  checkServicePorts(spec);
  checkLabels(spec.at('selector'));
  checkSessionAffinity(spec);
  checkClusterIPs(spec);
  checkExternalIPs(spec);
  checkSourceRanges(service);
  checkTrafficPolicies(spec);
  checkTopologyAnnotations(service);
}

const TYPES = ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'];

function checkType(spec: Field): void {
  const type = serviceType(spec);
  spec.at('type').oneOf(TYPES);
  if (isHeadless(spec) && (type === 'LoadBalancer' || type === 'NodePort')) {
    spec.at('clusterIP').invalid(`may not be set to 'None' for ${type} services`);
  }
  if (type === 'ExternalName') checkExternalName(spec);
  if (type !== 'LoadBalancer') {
    for (const key of ['allocateLoadBalancerNodePorts', 'loadBalancerClass']) {
      if (spec.at(key).isSet) {
        spec.at(key).forbidden("may only be used when `type` is 'LoadBalancer'");
      }
    }
  } else {
    spec.at('loadBalancerClass').matches(labelKey);
  }
}

function checkExternalName(spec: Field): void {
  for (const key of ['clusterIP', 'clusterIPs', 'ipFamilies']) {
    if (!spec.at(key).isEmpty) spec.at(key).forbidden('may not be set for ExternalName services');
  }
  const policy = spec.at('ipFamilyPolicy');
  if (policy.isSet) policy.forbidden('may not be set for ExternalName services');

  const name = spec.at('externalName');
  // One dot at the end marks a fully qualified name.
  const host = name.text.replace(/\.$/, '');
  if (host === '') name.required();
  else name.matches(() => dnsSubdomain(host));
}

const LONGEST_AFFINITY = 86_400;

function checkSessionAffinity(spec: Field): void {
  spec.at('sessionAffinity').oneOf(['ClientIP', 'None']);
  // `None` drops the settings; without a timeout ClientIP gets its default.
  if (spec.at('sessionAffinity').text !== 'ClientIP') return;
  spec.at('sessionAffinityConfig', 'clientIP', 'timeoutSeconds').within(1, LONGEST_AFFINITY);
}

const TOPOLOGY_MODE = 'service.kubernetes.io/topology-mode';
const TOPOLOGY_HINTS = 'service.kubernetes.io/topology-aware-hints';

function checkTopologyAnnotations(service: Field): void {
  const annotations = service.at('metadata', 'annotations');
  const mode = annotations.at(TOPOLOGY_MODE);
  const hints = annotations.at(TOPOLOGY_HINTS);
  if (mode.isSet && hints.isSet && mode.text !== hints.text) {
    mode.invalid(`must match annotations[${TOPOLOGY_HINTS}] when both are specified`);
  }
  const distribution = service.at('spec', 'trafficDistribution');
  optionalOneOf(distribution, ['PreferClose', 'PreferSameZone', 'PreferSameNode']);
}
