import type {
  NetworkPolicy,
  NetworkPolicyEgressRule,
  NetworkPolicyIngressRule,
  NetworkPolicyPeer,
} from 'kubernetes-types/networking/v1.js';
import type { Component } from '../parts/labels.ts';
import {
  DNS_EGRESS,
  INTERNET_EGRESS,
  namespacePeer,
  networkPolicy,
} from '../parts/network-policy.ts';
import type { Resource } from '../parts/resource.ts';
import { isExposed } from '../parts/service.ts';
import { cronJobComponent } from './cron-jobs.ts';
import type { Port } from './ports.ts';
import type { WorkloadValues } from './values.ts';

type Policy = Exclude<WorkloadValues['networkPolicy'], boolean>;

/** One policy for the app's pods, and one for those of each CronJob, which receive nothing. */
export function networkPolicies(
  values: WorkloadValues,
  app: Component,
  ports: Port[],
): Resource<NetworkPolicy>[] {
  if (values.networkPolicy === false) return [];
  const policy = values.networkPolicy === true ? CLOSED : values.networkPolicy;
  const egress = egressRules(policy);
  return [
    networkPolicy(app, { ingress: ingressRules(values, policy, ports), egress }),
    ...Object.keys(values.cronJobs).map((name) =>
      networkPolicy(cronJobComponent(app, name), { egress }),
    ),
  ];
}

const CLOSED: Policy = {
  from: [],
  to: [],
  ingressNamespace: 'ingress-nginx',
  internet: false,
  egress: [],
};

function egressRules({ to, internet, egress }: Policy): NetworkPolicyEgressRule[] {
  return [
    DNS_EGRESS,
    ...(to.length === 0 ? [] : [{ to: to.map(peerOf) }]),
    ...(internet ? [INTERNET_EGRESS] : []),
    ...egress,
  ];
}

/** Anybody where the Service has a port outside, else the ingress controller and those listed. */
function ingressRules(
  { ingress, service }: WorkloadValues,
  { from, ingressNamespace }: Policy,
  ports: Port[],
): NetworkPolicyIngressRule[] {
  if (ports.length === 0) return [];
  const open = ports.map(({ containerPort, protocol }) => ({ port: containerPort, protocol }));
  if (isExposed(service)) return [{ ports: open }];
  const peers = [
    ...(ingress === undefined ? [] : [namespacePeer(ingressNamespace)]),
    ...from.map(peerOf),
  ];
  return peers.length === 0 ? [] : [{ from: peers, ports: open }];
}

function peerOf({ app, namespace }: Policy['from'][number]): NetworkPolicyPeer {
  return {
    ...(namespace === undefined ? {} : namespacePeer(namespace)),
    ...(app === undefined
      ? {}
      : { podSelector: { matchLabels: { 'app.kubernetes.io/instance': app } } }),
  };
}
