import type { ConfigProblem } from '../source/locator.ts';
import { environmentChain } from '../normalise/environment-chain.ts';
import { own } from '../own-value.ts';
import type { RuleContext } from './rule.ts';

/** `extends` comes to an end. A circle is reported once, at its first environment by name. */
export function extendsCycles({ written }: RuleContext): ConfigProblem[] {
  return Object.keys(written.environments).flatMap((name) => {
    const chain = environmentChain(written.environments, name);
    const isCircle = own(written.environments, chain.at(-1) ?? '')?.extends === name;
    const isFirst = chain.every((other) => name <= other);
    if (!isCircle || !isFirst) return [];
    const circle = [...chain, name].join(' -> ');
    return [
      {
        severity: 'error',
        path: ['environments', name, 'extends'],
        message: `"extends" leads in a circle: ${circle}`,
        hint: 'remove "extends" from one of these environments',
      },
    ];
  });
}
