import type { Field } from '../shared/field.ts';
import { amountsOf } from '../shared/resources/resource-amount.ts';
import { isHugePages, resourceName } from '../shared/resources/resource-names.ts';
import { checkRequirements } from './containers/resources.ts';
import {
  aggregate,
  completedResources,
  isPodResource,
  limitsOf,
  requestsOf,
} from './completed-resources.ts';
import type { PodContext } from './context.ts';

/** Resources of the whole pod: validatePodResources. */
export function checkPodResources(pod: PodContext): void {
  const written = pod.spec.at('resources');
  if (!written.isSet) return;
  if (written.at('claims').isSet) {
    written.at('claims').forbidden('claims may not be set for Resources at pod-level');
  }
  const resources = pod.isPod ? completedResources(pod.spec) : written;
  checkRequirements(resources, podResourceName);
  checkRequests(resources.at('requests'), pod);
  checkLimits(resources.at('limits'), pod.spec);
}

function podResourceName(name: string): string | undefined {
  const complaint = resourceName(name);
  if (complaint !== undefined) return complaint;
  return isPodResource(name) ? undefined : 'is not supported: cpu, memory and hugepages- are';
}

/** The pod must ask for as much as its containers together. */
function checkRequests(requests: Field, { spec, isPod }: PodContext): void {
  const requested = amountsOf(requests);
  for (const [name, together] of aggregate(spec, (container) => requestsOf(container, isPod))) {
    const amount = requested.get(name);
    if (amount !== undefined && together > amount) {
      requests.at(name).invalid('must be greater than or equal to aggregate container requests');
    }
  }
}

function checkLimits(limits: Field, spec: Field): void {
  const limited = amountsOf(limits);
  for (const [name, together] of aggregate(spec, limitsOf)) {
    const most = limited.get(name);
    if (isHugePages(name) && most !== undefined && together > most) {
      limits.at(name).invalid('must be greater than or equal to aggregate container limits');
    }
  }
  for (const container of spec.at('containers').items()) {
    for (const [name, amount] of limitsOf(container)) {
      const most = limited.get(name);
      if (most !== undefined && amount > most) {
        container
          .at('resources', 'limits', name)
          .invalid('must be less than or equal to pod limits');
      }
    }
  }
}
