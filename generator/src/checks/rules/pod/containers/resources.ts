import type { Field, TextFormat } from '../../shared/field.ts';
import { dnsLabel } from '../../shared/formats/names.ts';
import { ONE, parseQuantity } from '../../shared/formats/quantity.ts';
import { amountOf, amountsOf, checkAmount } from '../../shared/resources/resource-amount.ts';
import {
  containerResourceName,
  isHugePages,
  isOvercommitAllowed,
} from '../../shared/resources/resource-names.ts';

/** What a container asks for and may use: ValidateContainerResourceRequirements. */
export function checkContainerResources(resources: Field, claims: ReadonlySet<string>): void {
  checkRequirements(resources, containerResourceName);
  checkClaims(resources.at('claims'), claims);
}

/** Limits and requests, and how they fit together: validateResourceRequirements. */
export function checkRequirements(resources: Field, nameFormat: TextFormat): void {
  const limits = resources.at('limits');
  const requests = resources.at('requests');
  checkAmounts([limits, requests], nameFormat);
  const most = amountsOf(limits);
  for (const [name, request] of requests.entries()) {
    const limit = most.get(name);
    if (limit !== undefined) checkLimit(name, request, limit);
    else if (!isOvercommitAllowed(name)) {
      limits.required(`Limit must be set for non overcommitable resources, as ${name} is`);
    }
  }
}

/** Lists of amounts of resources that one container or pod has. */
export function checkAmounts(lists: readonly Field[], nameFormat: TextFormat): void {
  const amounts = lists.flatMap((list) => list.entries());
  for (const [name, quantity] of amounts) {
    const complaint = nameFormat(name);
    if (complaint !== undefined) quantity.invalidHidden(`${JSON.stringify(name)} ${complaint}`);
    checkAmount(name, quantity);
    checkPages(name, quantity);
  }
  const pages = amounts.find(([name]) => isHugePages(name));
  if (pages !== undefined && !amounts.some(([name]) => name === 'cpu' || name === 'memory')) {
    pages[1].forbidden('HugePages require cpu or memory');
  }
}

function checkLimit(name: string, request: Field, limit: bigint): void {
  const requested = amountOf(request);
  if (requested === undefined || requested === limit) return;
  if (!isOvercommitAllowed(name)) request.invalid(`must be equal to ${name} limit`);
  else if (requested > limit) request.invalid(`must be less than or equal to ${name} limit`);
}

/** An amount of huge pages is made of whole pages: IsHugePageResourceValueDivisible. */
function checkPages(name: string, quantity: Field): void {
  const amount = amountOf(quantity);
  if (!isHugePages(name) || amount === undefined) return;
  const page = parseQuantity(name.slice('hugepages-'.length));
  const isWhole =
    page !== undefined && page > 0n && page % ONE === 0n && roundUp(amount) % page === 0n;
  if (!isWhole) quantity.invalid(`is not positive integer multiple of ${name}`);
}

function roundUp(amount: bigint): bigint {
  return amount % ONE === 0n || amount < 0n ? amount : amount + ONE - (amount % ONE);
}

/** Claims for devices that the pod has, each once: validateResourceClaimNames. */
function checkClaims(claims: Field, podClaims: ReadonlySet<string>): void {
  const whole = new Set<string>();
  const requests = new Set<string>();
  const partly = new Set<string>();
  for (const claim of claims.items()) {
    const [name, request] = [claim.at('name'), claim.at('request')];
    if (name.text === '') {
      name.required();
      continue;
    }
    const key = JSON.stringify([name.text, request.text]);
    if (request.text !== '') request.matches(dnsLabel);
    if (whole.has(name.text) || requests.has(key)) claim.invalid('Duplicate value');
    else if (request.text === '' && partly.has(name.text)) claim.invalid('Duplicate value');
    (request.text === '' ? whole : partly).add(name.text);
    requests.add(key);
    if (!podClaims.has(name.text)) name.notFound();
  }
}
