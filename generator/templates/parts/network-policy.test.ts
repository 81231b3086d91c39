import { describe, expect, it } from 'vitest';
import { component } from './labels.ts';
import { networkPolicy } from './network-policy.ts';

describe('networkPolicy', () => {
  it('closes both directions where no rule opens them', () => {
    expect(networkPolicy(component('shop', 'api'), { ingress: [] }).spec).toEqual({
      podSelector: {
        matchLabels: { 'app.kubernetes.io/name': 'api', 'app.kubernetes.io/instance': 'shop' },
      },
      policyTypes: ['Ingress', 'Egress'],
      ingress: undefined,
      egress: undefined,
    });
  });
});
