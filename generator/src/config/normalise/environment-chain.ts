import { own } from '../own-value.ts';

/**
 * An environment and those that it extends, itself first. The chain ends at an unknown environment
 * and before a repetition; `rules/extends.ts` reports both.
 */
export function environmentChain(
  environments: Readonly<Record<string, Extending>>,
  name: string,
): string[] {
  const chain: string[] = [];
  let next: string | undefined = name;
  while (next !== undefined && !chain.includes(next)) {
    const environment: Extending | undefined = own(environments, next);
    if (environment === undefined) break;
    chain.push(next);
    next = environment.extends;
  }
  return chain;
}

interface Extending {
  extends?: string | undefined;
}
