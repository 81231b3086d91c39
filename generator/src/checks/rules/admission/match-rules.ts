import { optionalOneOf } from '../optional-one-of.ts';
import type { Field } from '../shared/field.ts';

// pkg/apis/admissionregistration/validation/validation.go

/** Which operations on which resources: validateRuleWithOperations. */
export function checkMatchRule(rule: Field): void {
  const operations = rule.at('operations');
  requireSome(operations);
  aloneWithWildcard(operations, 'operations');
  for (const operation of operations.items()) {
    if (!OPERATIONS.includes(operation.text)) operation.unsupported(OPERATIONS);
  }
  // The core group is the empty text.
  requireSome(rule.at('apiGroups'));
  aloneWithWildcard(rule.at('apiGroups'), 'API groups');
  requireSome(rule.at('apiVersions'));
  aloneWithWildcard(rule.at('apiVersions'), 'API versions');
  for (const version of rule.at('apiVersions').items()) version.requires();
  checkResources(rule.at('resources'));
  optionalOneOf(rule.at('scope'), ['*', 'Cluster', 'Namespaced']);
}

const OPERATIONS = ['*', 'CONNECT', 'CREATE', 'DELETE', 'UPDATE'];

function requireSome(list: Field): void {
  if (list.isEmpty) list.required();
}

function aloneWithWildcard(list: Field, others: string): void {
  const items = list.items();
  if (items.length > 1 && items.some(({ text }) => text === '*')) {
    list.invalid(`if '*' is present, must not specify other ${others}`);
  }
}

/** `pods`, `pods/log`, `pods/*`, and `*` for either part: validateResources. */
function checkResources(resources: Field): void {
  requireSome(resources);
  const items = resources.items();
  const wholeResources = new Set<string>();
  const wholeSubresources = new Set<string>();
  let hasPlain = false;
  for (const item of items) {
    item.requires();
    const slash = item.text.indexOf('/');
    if (item.text === '') continue;
    if (slash === -1) {
      // As in the server: the last one counts.
      hasPlain = item.text !== '*';
      continue;
    }
    const resource = item.text.slice(0, slash);
    const subresource = item.text.slice(slash + 1);
    if (wholeResources.has(resource)) item.invalid(`'${resource}/*' is present already`);
    if (wholeSubresources.has(subresource)) item.invalid(`'*/${subresource}' is present already`);
    if (subresource === '*') wholeResources.add(resource);
    if (resource === '*') wholeSubresources.add(subresource);
  }
  const texts = items.map(({ text }) => text);
  if (texts.length > 1 && texts.includes('*/*')) {
    resources.invalid("if '*/*' is present, must not specify other resources");
  }
  if (hasPlain && texts.includes('*')) {
    resources.invalid("if '*' is present, must not specify other resources without subresources");
  }
}
