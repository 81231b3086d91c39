import type {
  NetworkPolicy,
  NetworkPolicyIngressRule,
  NetworkPolicyPeer,
} from 'kubernetes-types/networking/v1.js';
import {
  DNS_EGRESS,
  INTERNET_EGRESS,
  namespacePeer,
  networkPolicy,
  podsOf,
  tcp,
} from '../parts/network-policy.ts';
import type { Resource } from '../parts/resource.ts';
import { isExposed } from '../parts/service.ts';
import { cronOf } from './cron.ts';
import { MYSQL_PORT } from './mysql.ts';
import type { Components } from './names.ts';
import type { WordpressValues } from './values.ts';
import { HTTP_PORT } from './website.ts';

/** Nothing goes in the namespace, but what these list. */
export function networkPolicies(
  values: WordpressValues,
  components: Components,
): Resource<NetworkPolicy>[] {
  if (values.networkPolicy === false) return [];
  const { wordpress, mysql, backup, cron } = components;
  const { internet, egress } =
    values.networkPolicy === true ? { internet: false, egress: [] } : values.networkPolicy;
  const toMysql = { to: [podsOf(mysql)], ports: [tcp(MYSQL_PORT)] };
  const hasBackup = values.backup !== undefined;
  const hasCron = cronOf(values) !== undefined;
  return [
    defaultDeny(components),
    allowDns(components),
    networkPolicy(wordpress, {
      ingress: visitors(values, hasCron ? [podsOf(cron)] : []),
      egress: [toMysql, ...(internet ? [INTERNET_EGRESS] : []), ...egress],
    }),
    networkPolicy(mysql, {
      ingress: [
        {
          from: [podsOf(wordpress), ...(hasBackup ? [podsOf(backup)] : [])],
          ports: [tcp(MYSQL_PORT)],
        },
      ],
    }),
    ...(hasBackup ? [networkPolicy(backup, { egress: [toMysql] })] : []),
    ...(hasCron
      ? [networkPolicy(cron, { egress: [{ to: [podsOf(wordpress)], ports: [tcp(HTTP_PORT)] }] })]
      : []),
  ];
}

function defaultDeny({ wordpress }: Components): Resource<NetworkPolicy> {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'default-deny', labels: wordpress.labels },
    spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
  };
}

function allowDns({ wordpress }: Components): Resource<NetworkPolicy> {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'allow-dns', labels: wordpress.labels },
    spec: { podSelector: {}, policyTypes: ['Egress'], egress: [DNS_EGRESS] },
  };
}

/** Who may open the site: anybody by a port of the node, else the ingress controller. */
function visitors(
  values: WordpressValues,
  inside: NetworkPolicyPeer[],
): NetworkPolicyIngressRule[] {
  const ports = [tcp(HTTP_PORT)];
  if (isExposed(values.service)) return [{ ports }];
  const from = [
    ...(values.ingress === undefined ? [] : [namespacePeer(ingressNamespace(values))]),
    ...inside,
  ];
  return from.length === 0 ? [] : [{ from, ports }];
}

function ingressNamespace({ networkPolicy }: WordpressValues): string {
  return typeof networkPolicy === 'object' ? networkPolicy.ingressNamespace : 'ingress-nginx';
}
