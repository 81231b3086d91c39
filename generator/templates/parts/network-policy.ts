import type {
  NetworkPolicy,
  NetworkPolicyEgressRule,
  NetworkPolicyIngressRule,
  NetworkPolicyPeer,
  NetworkPolicyPort,
} from 'kubernetes-types/networking/v1.js';
import { z } from 'zod';
import { filled } from './filled.ts';
import type { Component } from './labels.ts';
import { labelNameSchema } from './names.ts';
import { passThrough } from './pass-through.ts';
import type { Resource } from './resource.ts';

export const networkPolicyFields = {
  ingressNamespace: labelNameSchema('ingress-nginx')
    .default('ingress-nginx')
    .describe('Namespace of the ingress controller, which is let in where `ingress` is given.'),
  internet: z
    .boolean()
    .default(false)
    .describe('Lets pods call ports 80 and 443 outside of private networks.'),
  egress: z
    .array(
      passThrough<NetworkPolicyEgressRule>({
        to: 'Peers, as in a NetworkPolicy.',
        ports: 'Ports, as in a NetworkPolicy.',
      }),
    )
    .default([])
    .describe('More egress rules, as in a NetworkPolicy.'),
};

interface Rules {
  ingress?: NetworkPolicyIngressRule[];
  egress?: NetworkPolicyEgressRule[];
}

/** What a component's pods may receive and send; a direction without rule is closed. */
export function networkPolicy(component: Component, rules: Rules): Resource<NetworkPolicy> {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: component.name, labels: component.labels },
    spec: {
      podSelector: { matchLabels: component.labels },
      policyTypes: ['Ingress', 'Egress'],
      ingress: filled(rules.ingress),
      egress: filled(rules.egress),
    },
  };
}

/** Pods of a component in the same namespace. */
export function podsOf(component: Component): NetworkPolicyPeer {
  return { podSelector: { matchLabels: component.labels } };
}

/** All pods of a namespace, by the label that Kubernetes sets on every Namespace. */
export function namespacePeer(name: string): NetworkPolicyPeer {
  return { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } };
}

export function tcp(port: number): NetworkPolicyPort {
  return { port, protocol: 'TCP' };
}

/** The cluster's DNS, where kubeadm and the large providers run it. */
export const DNS_EGRESS: NetworkPolicyEgressRule = {
  to: [
    {
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
      podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
    },
  ],
  ports: [{ port: 53, protocol: 'UDP' }, tcp(53)],
};

/** The web outside of private, link-local (metadata services) and carrier networks. */
export const INTERNET_EGRESS: NetworkPolicyEgressRule = {
  to: [
    {
      ipBlock: {
        cidr: '0.0.0.0/0',
        except: [
          '10.0.0.0/8',
          '100.64.0.0/10',
          '169.254.0.0/16',
          '172.16.0.0/12',
          '192.168.0.0/16',
        ],
      },
    },
    { ipBlock: { cidr: '::/0', except: ['fc00::/7', 'fe80::/10'] } },
  ],
  ports: [tcp(80), tcp(443)],
};
