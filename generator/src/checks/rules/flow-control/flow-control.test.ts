import { describe, expect, it } from 'vitest';
import { complainedPaths } from '../test-complaints.ts';
import { checkFlowSchema } from './flow-schema.ts';
import { checkPriorityLevel } from './priority-level.ts';

const subjects = [{ kind: 'User', user: { name: 'ann' } }];
const resourceRules = [{ verbs: ['get'], apiGroups: [''], resources: ['pods'], namespaces: ['*'] }];

describe('FlowSchema', () => {
  const withRule = (rule: object) => ({ priorityLevelConfiguration: { name: 'a' }, rules: [rule] });
  it.each([
    ['a rule', withRule({ subjects, resourceRules }), []],
    ['no level', {}, ['priorityLevelConfiguration.name']],
    [
      'the first place',
      { ...withRule({ subjects, resourceRules }), matchingPrecedence: 1 },
      ['matchingPrecedence'],
    ],
    [
      'an empty method',
      { ...withRule({ subjects, resourceRules }), distinguisherMethod: {} },
      ['distinguisherMethod.type'],
    ],
    ['an empty rule', withRule({}), ['rules.0.subjects', 'rules.0']],
    [
      'an unknown subject',
      withRule({ subjects: [{ kind: 'Robot' }], resourceRules }),
      ['rules.0.subjects.0.kind'],
    ],
    [
      'two subjects in one',
      withRule({ subjects: [{ ...subjects[0], group: { name: 'g' } }], resourceRules }),
      ['rules.0.subjects.0.group'],
    ],
    [
      'an account without its namespace',
      withRule({
        subjects: [{ kind: 'ServiceAccount', serviceAccount: { name: '*' } }],
        resourceRules,
      }),
      ['rules.0.subjects.0.serviceAccount.namespace'],
    ],
    [
      'no namespace',
      withRule({ subjects, resourceRules: [{ ...resourceRules[0], namespaces: [] }] }),
      ['rules.0.resourceRules.0.namespaces'],
    ],
    [
      'the cluster',
      withRule({
        subjects,
        resourceRules: [{ ...resourceRules[0], namespaces: [], clusterScope: true }],
      }),
      [],
    ],
    [
      'an unknown verb',
      withRule({ subjects, resourceRules: [{ ...resourceRules[0], verbs: ['read'] }] }),
      ['rules.0.resourceRules.0.verbs.0'],
    ],
    [
      'all and more',
      withRule({ subjects, resourceRules: [{ ...resourceRules[0], apiGroups: ['*', 'a'] }] }),
      ['rules.0.resourceRules.0.apiGroups'],
    ],
    [
      'paths',
      withRule({
        subjects,
        nonResourceRules: [{ verbs: ['*'], nonResourceURLs: ['/a/*', '/', 'a', '/a*', '/a//b'] }],
      }),
      [2, 3, 4].map((index) => `rules.0.nonResourceRules.0.nonResourceURLs.${index}`),
    ],
  ])('%s', (_title, spec, expected) => {
    const paths = complainedPaths(checkFlowSchema, { metadata: { name: 'a' }, spec });
    expect(paths).toEqual(expected.map((path) => `spec.${path}`));
  });
});

describe('PriorityLevelConfiguration', () => {
  const queue = (queuing: object) => ({
    type: 'Limited',
    limited: { limitResponse: { type: 'Queue', queuing } },
  });
  it.each([
    [{ type: 'Limited', limited: { limitResponse: { type: 'Reject' } } }, []],
    [{ type: 'Limited' }, ['limited']],
    [{}, ['type']],
    [{ type: 'Exempt' }, ['type']],
    [
      { type: 'Limited', exempt: {}, limited: { limitResponse: { type: 'Reject', queuing: {} } } },
      ['exempt', 'limited.limitResponse.queuing'],
    ],
    [
      { type: 'Limited', limited: { lendablePercent: 101, limitResponse: {} } },
      ['limited.lendablePercent', 'limited.limitResponse.type'],
    ],
    [queue({}), []],
    [queue({ queues: 4 }), ['limited.limitResponse.queuing.handSize']],
    [queue({ queues: 1000, handSize: 8 }), ['limited.limitResponse.queuing.handSize']],
    [queue({ queueLengthLimit: -1 }), ['limited.limitResponse.queuing.queueLengthLimit']],
  ])('%j', (spec, expected) => {
    const paths = complainedPaths(checkPriorityLevel, { metadata: { name: 'a' }, spec });
    expect(paths).toEqual(expected.map((path) => `spec.${path}`));
  });

  it('is exempt by its name alone', () => {
    const metadata = { name: 'exempt' };
    expect(complainedPaths(checkPriorityLevel, { metadata, spec: { type: 'Exempt' } })).toEqual([]);
  });
});
