import type { Field } from '../shared/field.ts';

/**
 * pkg/apis/coordination/validation/validation.go, ValidateLeaseSpec. While
 * CoordinatedLeaderElection is off, `strategy` and `preferredHolder` are dropped before.
 */
export function checkLease(lease: Field): void {
  lease.at('spec', 'leaseDurationSeconds').within(1);
  lease.at('spec', 'leaseTransitions').within(0);
}
