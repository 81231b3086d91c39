import type { Field } from '../../shared/field.ts';
import { dnsLabel, dnsSubdomain, labelKey } from '../../shared/formats/names.ts';

/** Conditions that must hold before a pod is ready: validateReadinessGates. */
export function checkReadinessGates(gates: Field): void {
  for (const gate of gates.items()) gate.at('conditionType').mustBe(labelKey);
}

/** What holds a pod back from the scheduler, each once: validateSchedulingGates. */
export function checkSchedulingGates(gates: Field): void {
  const seen = new Set<string>();
  for (const gate of gates.items()) {
    const name = gate.at('name');
    name.mustBe(labelKey);
    if (seen.has(name.text)) name.duplicate();
    seen.add(name.text);
  }
}

/** Devices that a pod claims: validatePodResourceClaims. */
export function checkPodClaims(claims: Field): void {
  const names = new Set<string>();
  for (const claim of claims.items()) {
    const name = claim.at('name');
    name.requires(dnsLabel);
    if (name.text !== '' && names.has(name.text)) name.duplicate();
    names.add(name.text);
    const sources = ['resourceClaimName', 'resourceClaimTemplateName'].map((key) => claim.at(key));
    for (const source of sources) source.matches(dnsSubdomain);
    if (sources.every(({ isSet }) => isSet)) {
      claim.invalid(
        'at most one of `resourceClaimName` or `resourceClaimTemplateName` may be specified',
      );
    }
    if (!sources.some(({ isSet }) => isSet)) {
      claim.invalid('must specify one of: `resourceClaimName`, `resourceClaimTemplateName`');
    }
  }
}
