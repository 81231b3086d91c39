import { optionalOneOf } from '../../optional-one-of.ts';
import type { Field } from '../../shared/field.ts';
import { pathSegment } from '../../shared/formats/names.ts';
import { checkLabelSelector } from '../../shared/metadata/label-selector.ts';
import { checkMatchRule } from '../match-rules.ts';

/** To what a policy or its binding applies: validateMatchResources. */
export function checkMatchResources(match: Field): void {
  optionalOneOf(match.at('matchPolicy'), ['Equivalent', 'Exact']);
  checkLabelSelector(match.at('namespaceSelector'));
  checkLabelSelector(match.at('objectSelector'));
  for (const key of ['resourceRules', 'excludeResourceRules']) {
    for (const rule of match.at(key).items()) {
      checkMatchRule(rule);
      checkNames(rule.at('resourceNames').items());
    }
  }
}

function checkNames(names: readonly Field[]): void {
  const seen = new Set<string>();
  for (const name of names) {
    name.matches(pathSegment);
    if (seen.has(name.text)) name.duplicate();
    seen.add(name.text);
  }
}
