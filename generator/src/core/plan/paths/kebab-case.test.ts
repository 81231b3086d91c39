import { expect, test } from 'vitest';
import { kebabCase } from './kebab-case.ts';

test.each([
  ['Service', 'service'],
  ['ConfigMap', 'config-map'],
  ['PersistentVolumeClaim', 'persistent-volume-claim'],
  ['HorizontalPodAutoscaler', 'horizontal-pod-autoscaler'],
  ['APIService', 'api-service'],
  ['CSIDriver', 'csi-driver'],
  ['IPAddress', 'ip-address'],
  ['ServiceCIDR', 'service-cidr'],
  ['HTTPRoute', 'http-route'],
  ['IngressRouteTCP', 'ingress-route-tcp'],
  ['EC2Instance', 'ec2-instance'],
  ['K8sRequiredLabels', 'k8s-required-labels'],
])('%s becomes %s', (kind, expected) => {
  expect(kebabCase(kind)).toBe(expected);
});

test('a very long kind takes linear time', () => {
  expect(kebabCase('A'.repeat(1_000_000))).toHaveLength(1_000_000);
});
