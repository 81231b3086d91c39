import type { TextFormat } from '../field.ts';
import {
  configKey,
  dns1035Label,
  dnsLabel,
  dnsSubdomain,
  pathSegment,
  pathSegmentPrefix,
  prefixOf,
} from '../formats/names.ts';

/** How objects of one kind may be called, and how what the server completes to a name may begin. */
export interface NameFormat {
  name: TextFormat;
  prefix: TextFormat;
}

/**
 * The format of names of a kind, written `Kind` or `Kind.group`: a DNS subdomain, as custom
 * resources have it, but for the kinds named here. From the ValidateObjectMeta of each kind in
 * k8s.io/kubernetes/pkg/apis/<group>/validation (1.35); kinds whose name the server derives from
 * their content (APIService, CustomResourceDefinition, IPAddress …) have a rule of their own.
 */
export function nameFormatOf(groupKind: string): NameFormat {
  return FORMATS.get(groupKind) ?? SUBDOMAIN;
}

const SUBDOMAIN: NameFormat = { name: dnsSubdomain, prefix: prefixOf(dnsSubdomain) };
const LABEL: NameFormat = { name: dnsLabel, prefix: prefixOf(dnsLabel) };
const LABEL_1035: NameFormat = { name: dns1035Label, prefix: prefixOf(dns1035Label) };
const RBAC: NameFormat = { name: pathSegment, prefix: pathSegment };
const PATH_SEGMENT: NameFormat = { name: pathSegment, prefix: pathSegmentPrefix };
const LENIENT_PREFIX: NameFormat = { name: dnsSubdomain, prefix: pathSegmentPrefix };
const CONFIG_KEY: NameFormat = { name: configKey, prefix: configKey };

const FORMATS: ReadonlyMap<string, NameFormat> = new Map([
  ['Namespace', LABEL],
  ['StatefulSet.apps', LABEL],
  // Of generateName only what all kinds share is asked.
  ['ReplicationController', LENIENT_PREFIX],
  ['DeviceClass.resource.k8s.io', LENIENT_PREFIX],
  // RelaxedServiceNameValidation, which would allow a digit in front, is off in 1.35.
  ['Service', LABEL_1035],
  ['Role.rbac.authorization.k8s.io', RBAC],
  ['RoleBinding.rbac.authorization.k8s.io', RBAC],
  ['ClusterRole.rbac.authorization.k8s.io', RBAC],
  ['ClusterRoleBinding.rbac.authorization.k8s.io', RBAC],
  // Nothing but the check that all kinds share.
  ['PodDisruptionBudget.policy', PATH_SEGMENT],
  ['Event', PATH_SEGMENT],
  ['CertificateSigningRequest.certificates.k8s.io', PATH_SEGMENT],
  ['APIService.apiregistration.k8s.io', PATH_SEGMENT],
  ['ClusterTrustBundle.certificates.k8s.io', PATH_SEGMENT],
  ['IPAddress.networking.k8s.io', PATH_SEGMENT],
  ['StorageVersion.internal.apiserver.k8s.io', PATH_SEGMENT],
  ['LeaseCandidate.coordination.k8s.io', CONFIG_KEY],
]);
