import { describe, expect, it } from 'vitest';
import { complainedPaths } from '../../test-complaints.ts';
import { checkPolicyBinding } from './binding.ts';
import { checkValidatingPolicy } from './policy.ts';

const rule = { operations: ['*'], apiGroups: [''], apiVersions: ['v1'], resources: ['pods'] };
const basics = {
  matchConstraints: { resourceRules: [rule] },
  validations: [{ expression: 'object.metadata.name != ""' }],
};

function pathsOf(change: object): string[] {
  const object = { metadata: { name: 'p' }, spec: { ...basics, ...change } };
  return complainedPaths(checkValidatingPolicy, object).map((path) => path.replace('spec.', ''));
}

describe('ValidatingAdmissionPolicy', () => {
  it.each([
    ['a policy', {}, []],
    ['nothing to match', { matchConstraints: null }, ['matchConstraints']],
    ['no rules to match', { matchConstraints: {} }, ['matchConstraints.resourceRules']],
    [
      'a name twice',
      { matchConstraints: { resourceRules: [{ ...rule, resourceNames: ['a', 'a', 'a/b'] }] } },
      [
        'matchConstraints.resourceRules.0.resourceNames.1',
        'matchConstraints.resourceRules.0.resourceNames.2',
      ],
    ],
    ['nothing to validate', { validations: [] }, ['validations']],
    [
      'annotations only',
      { validations: null, auditAnnotations: [{ key: 'a', valueExpression: '"b"' }] },
      [],
    ],
    [
      'an annotation twice',
      {
        auditAnnotations: [
          { key: 'a', valueExpression: '1' },
          { key: 'a', valueExpression: 'null' },
        ],
      },
      ['auditAnnotations.0.valueExpression', 'auditAnnotations.1.key'],
    ],
    [
      'parameters',
      {
        paramKind: { apiVersion: 'a.b/v1', kind: 'Limit' },
        validations: [{ expression: 'params.x > 1' }],
      },
      [],
    ],
    [
      'parameters that are none',
      { paramKind: { apiVersion: 'a/b/c', kind: 'a b' } },
      ['paramKind.apiVersion', 'paramKind.kind'],
    ],
    [
      'parameters without a version',
      { paramKind: { apiVersion: 'a.b/', kind: 'Limit' } },
      ['paramKind.apiVersion'],
    ],
    [
      'no parameters',
      { validations: [{ expression: 'params.x > 1' }] },
      ['validations.0.expression'],
    ],
    [
      'variables in order',
      {
        variables: [
          { name: 'a', expression: '1' },
          { name: 'b', expression: 'variables.a' },
        ],
      },
      [],
    ],
    [
      'a variable before it is there',
      {
        variables: [
          { name: 'b', expression: 'variables.a' },
          { name: 'a', expression: '1' },
        ],
      },
      ['variables.0.expression'],
    ],
    [
      'a variable that nobody has',
      { validations: [{ expression: 'variables.a' }] },
      ['validations.0.expression'],
    ],
    [
      'a variable that cannot be',
      {
        variables: [
          { name: 'a-b', expression: '1' },
          { name: 'in', expression: '' },
        ],
      },
      ['variables.0.name', 'variables.1.name', 'variables.1.expression'],
    ],
    [
      'texts of two lines',
      {
        validations: [
          { expression: 'true', message: 'a\nb', messageExpression: ' ', reason: 'No' },
        ],
      },
      ['validations.0.messageExpression', 'validations.0.message', 'validations.0.reason'],
    ],
    [
      'a message that asks the authorizer',
      { validations: [{ expression: 'true', messageExpression: 'authorizer.path("a")' }] },
      ['validations.0.messageExpression'],
    ],
    [
      'a message that is a number',
      { validations: [{ expression: '"a"', messageExpression: '1' }] },
      ['validations.0.expression', 'validations.0.messageExpression'],
    ],
    ['an empty policy of failure', { failurePolicy: '' }, ['failurePolicy']],
  ])('%s', (_title, change, expected) => {
    expect(pathsOf(change)).toEqual(expected);
  });
});

describe('ValidatingAdmissionPolicyBinding', () => {
  const spec = { policyName: 'p', validationActions: ['Deny'] };
  it.each([
    [spec, []],
    [{}, ['policyName', 'validationActions']],
    [{ ...spec, policyName: 'a b' }, ['policyName']],
    [
      { ...spec, validationActions: ['Deny', 'Deny', 'deny'] },
      ['validationActions.1', 'validationActions.2'],
    ],
    [{ ...spec, validationActions: ['Deny', 'Warn'] }, ['validationActions']],
    [{ ...spec, paramRef: {} }, ['paramRef', 'paramRef.parameterNotFoundAction']],
    [
      { ...spec, paramRef: { name: 'a', selector: {}, parameterNotFoundAction: 'Deny' } },
      ['paramRef.name'],
    ],
    [
      { ...spec, matchResources: { resourceRules: [{}] } },
      ['operations', 'apiGroups', 'apiVersions', 'resources'].map(
        (key) => `matchResources.resourceRules.0.${key}`,
      ),
    ],
  ])('%j', (object, expected) => {
    expect(complainedPaths(checkPolicyBinding, { spec: object })).toEqual(
      expected.map((path) => `spec.${path}`),
    );
  });
});
