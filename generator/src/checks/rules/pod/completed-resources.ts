import type { JsonObject } from '../../../core/kubernetes/object.ts';
import type { Field } from '../shared/field.ts';
import { amountsOf, type Amounts } from '../shared/resources/resource-amount.ts';
import { isHugePages } from '../shared/resources/resource-names.ts';
import { isSidecar } from './context.ts';

/**
 * The resources of a whole Pod with what the server fills in from its containers:
 * defaultHugePagePodLimits and defaultPodRequests in pkg/apis/core/v1/defaults.go (1.35).
 */
export function completedResources(spec: Field): Field {
  const resources = spec.at('resources');
  const requests = amountsOf(resources.at('requests'));
  const limits = amountsOf(resources.at('limits'));
  if (limits.size + requests.size > 0) {
    for (const [name, amount] of aggregate(spec, limitsOf)) {
      if (isHugePages(name) && !requests.has(name)) fillIn(limits, name, amount);
    }
  }
  if (limits.size > 0) {
    for (const [name, amount] of aggregate(spec, (container) => requestsOf(container, true))) {
      if (isPodResource(name) && !isHugePages(name)) fillIn(requests, name, amount);
    }
    for (const [name, amount] of limits) if (isPodResource(name)) fillIn(requests, name, amount);
  }
  return resources.completed({ limits: quantities(limits), requests: quantities(requests) });
}

/** Whether a resource can be asked for by a pod as a whole. */
export function isPodResource(name: string): boolean {
  return name === 'cpu' || name === 'memory' || isHugePages(name);
}

export function limitsOf(container: Field): Amounts {
  return amountsOf(container.at('resources', 'limits'));
}

/** For a Pod itself, what a container does not ask for is its limit. */
export function requestsOf(container: Field, isPod: boolean): Amounts {
  const requests = amountsOf(container.at('resources', 'requests'));
  return isPod ? new Map([...limitsOf(container), ...requests]) : requests;
}

/**
 * What all containers need at once: the sum of those that run together, or what one init container
 * needs beside the sidecars before it. AggregateContainerRequests in component-helpers/resource.
 */
export function aggregate(spec: Field, amounts: (container: Field) => Amounts): Amounts {
  const running: Amounts = new Map();
  const sidecars: Amounts = new Map();
  const starting: Amounts = new Map();
  for (const container of spec.at('containers').items()) add(running, amounts(container));
  for (const container of spec.at('initContainers').items()) {
    const own = amounts(container);
    for (const [name, amount] of own) {
      raise(starting, name, amount + (sidecars.get(name) ?? 0n));
    }
    if (!isSidecar(container)) continue;
    add(running, own);
    add(sidecars, own);
  }
  for (const [name, amount] of starting) raise(running, name, amount);
  return running;
}

function add(sum: Amounts, amounts: Amounts): void {
  for (const [name, amount] of amounts) sum.set(name, (sum.get(name) ?? 0n) + amount);
}

function raise(most: Amounts, name: string, amount: bigint): void {
  const present = most.get(name);
  if (present === undefined || amount > present) most.set(name, amount);
}

function fillIn(amounts: Amounts, name: string, amount: bigint): void {
  if (!amounts.has(name)) amounts.set(name, amount);
}

function quantities(amounts: Amounts): JsonObject {
  return Object.fromEntries([...amounts].map(([name, amount]) => [name, `${amount.toString()}n`]));
}
