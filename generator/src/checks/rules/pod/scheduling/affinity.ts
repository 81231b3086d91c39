import type { Field } from '../../shared/field.ts';
import { dnsLabel, labelKey } from '../../shared/formats/names.ts';
import { checkLabelSelector } from '../../shared/metadata/label-selector.ts';
import { checkNodeSelector, checkNodeSelectorTerm } from '../../shared/node-selector.ts';
import type { PodContext } from '../context.ts';
import { checkLabelKeys } from './label-keys.ts';

/** Where a pod may and would like to run: validateAffinity. */
export function checkAffinity(affinity: Field, pod: PodContext): void {
  checkNodeAffinity(affinity.at('nodeAffinity'));
  for (const key of ['podAffinity', 'podAntiAffinity']) {
    for (const term of affinity.at(key, REQUIRED).items()) checkPodTerm(term, pod);
    for (const term of affinity.at(key, PREFERRED).items()) {
      checkWeight(term.at('weight'));
      checkPodTerm(term.at('podAffinityTerm'), pod);
    }
  }
}

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';

function checkNodeAffinity(affinity: Field): void {
  if (affinity.at(REQUIRED).isSet) checkNodeSelector(affinity.at(REQUIRED));
  for (const term of affinity.at(PREFERRED).items()) {
    checkWeight(term.at('weight'));
    checkNodeSelectorTerm(term.at('preference'), { anyValue: true });
  }
}

function checkPodTerm(term: Field, pod: PodContext): void {
  checkLabelSelector(term.at('labelSelector'));
  checkLabelSelector(term.at('namespaceSelector'));
  for (const namespace of term.at('namespaces').items()) namespace.mustBe(dnsLabel);
  checkLabelKeys(term, pod);
  const topologyKey = term.at('topologyKey');
  if (topologyKey.text === '') topologyKey.required('can not be empty');
  else topologyKey.mustBe(labelKey);
}

function checkWeight(weight: Field): void {
  const number = weight.number ?? 0;
  if (number < 1 || number > 100) weight.invalid('must be in the range 1-100');
}
