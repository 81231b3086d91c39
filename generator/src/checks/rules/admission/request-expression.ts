import type { Field } from '../shared/field.ts';
import { compilationProblem, type Environment } from './expressions/expression.ts';

/** What an expression of a policy or webhook can use beside the request, and what it must give. */
export interface Scope {
  hasParams: boolean;
  hasAuthorizer: boolean;
  /** The variables that stand before; undefined where there cannot be any. */
  variables?: ReadonlySet<string>;
  results?: Environment['results'];
}

const OF_A_REQUEST = ['namespaceObject', 'object', 'oldObject', 'request'];

/**
 * An expression about a request, which must be there
 * (k8s.io/apiserver/pkg/admission/plugin/cel/compile.go).
 */
export function checkRequestExpression(expression: Field, scope: Scope): void {
  const { hasParams, hasAuthorizer, variables, results } = scope;
  const roots = new Set(OF_A_REQUEST);
  if (hasParams) roots.add('params');
  if (hasAuthorizer) roots.add('authorizer');
  if (variables !== undefined) roots.add('variables');
  const environment = { roots, variables, ...(results === undefined ? {} : { results }) };
  if (expression.text.trim() === '') expression.required('expression is not specified');
  else expression.matches((text) => compilationProblem(text, environment));
}
