import { describe, expect, it } from 'vitest';
import { complainedPaths } from '../test-complaints.ts';
import { checkApiService } from './api-service.ts';
import { checkWebhookConfiguration } from './webhooks.ts';

const rule = { operations: ['CREATE'], apiGroups: [''], apiVersions: ['v1'], resources: ['pods'] };
const webhook = {
  name: 'pods.example.com',
  rules: [rule],
  sideEffects: 'None',
  clientConfig: { service: { name: 'hook', namespace: 'system' } },
  admissionReviewVersions: ['v1'],
};

function pathsOf(...changes: object[]): string[] {
  const webhooks = changes.map((change) => ({ ...webhook, ...change }));
  return complainedPaths(checkWebhookConfiguration, { webhooks }).map((path) =>
    path.replace('webhooks.', ''),
  );
}

describe('a webhook', () => {
  it.each([
    ['is complete', {}, []],
    ['has a name of three parts', { name: 'example.com' }, ['0.name']],
    ['has side effects that are known', { sideEffects: 'Some' }, ['0.sideEffects']],
    ['says what side effects it has', { sideEffects: null }, ['0.sideEffects']],
    ['answers soon', { timeoutSeconds: 31 }, ['0.timeoutSeconds']],
    [
      'has policies that exist',
      { failurePolicy: '', matchPolicy: 'Same', reinvocationPolicy: 'Always' },
      ['0.failurePolicy', '0.matchPolicy', '0.reinvocationPolicy'],
    ],
    [
      'takes a version of reviews that the server knows',
      { admissionReviewVersions: ['v2'] },
      ['0.admissionReviewVersions'],
    ],
    [
      'takes no version twice',
      { admissionReviewVersions: ['v1', 'v1', 'V1'] },
      ['0.admissionReviewVersions.1', '0.admissionReviewVersions.2'],
    ],
    [
      'selects by valid labels',
      { objectSelector: { matchLabels: { a: '-' } } },
      ['0.objectSelector.matchLabels.a'],
    ],
    [
      'has conditions with names',
      {
        matchConditions: [
          { name: 'a', expression: 'true' },
          { name: 'a', expression: ' ' },
        ],
      },
      ['0.matchConditions.1.name', '0.matchConditions.1.expression'],
    ],
    [
      'has no parameters',
      { matchConditions: [{ name: 'a', expression: 'params.x' }] },
      ['0.matchConditions.0.expression'],
    ],
  ])('%s', (_title, change, expected) => {
    expect(pathsOf(change)).toEqual(expected);
  });

  it('has a name of its own', () => {
    expect(pathsOf({}, {})).toEqual(['1.name']);
  });

  it.each([
    [{ url: 'https://a.b:8443/c?#' }, []],
    [{ url: 'https://[::1]/c' }, []],
    [{ url: 'http://a.b' }, ['.url']],
    [{ url: 'https:///c' }, ['.url']],
    [{ url: 'https://u@a.b' }, ['.url']],
    [{ url: 'https://a.b?c' }, ['.url']],
    [{ url: 'https://a.b#c' }, ['.url']],
    [{ url: 'https://a b' }, ['.url']],
    [{ url: '' }, ['.url']],
    [{}, ['']],
    [{ url: 'https://a.b', service: {} }, ['']],
    [{ service: {} }, ['.service.name', '.service.namespace']],
    [
      { service: { ...webhook.clientConfig.service, port: 0, path: 'a' } },
      ['.service.port', '.service.path'],
    ],
    [{ service: { ...webhook.clientConfig.service, path: '/a//b' } }, ['.service.path']],
    [{ service: { ...webhook.clientConfig.service, path: '/a/b/' } }, []],
  ])('is called by %j', (clientConfig, expected) => {
    expect(pathsOf({ clientConfig })).toEqual(expected.map((path) => `0.clientConfig${path}`));
  });

  it.each([
    [{}, []],
    [{ operations: [] }, ['operations']],
    [{ operations: ['*', 'create'] }, ['operations', 'operations.1']],
    [{ apiGroups: ['*', 'a'], apiVersions: [''] }, ['apiGroups', 'apiVersions.0']],
    [{ resources: ['pods', 'pods/*', 'pods/log'] }, ['resources.2']],
    [{ resources: ['*/scale', 'pods/scale'] }, ['resources.1']],
    [{ resources: ['*', 'pods'] }, ['resources']],
    [{ resources: ['pods', '*'] }, []],
    [{ resources: ['*/*', 'a/b'] }, ['resources']],
    [{ resources: [''] }, ['resources.0']],
    [{ scope: 'Namespace' }, ['scope']],
  ])('matches %j', (change, expected) => {
    expect(pathsOf({ rules: [{ ...rule, ...change }] })).toEqual(
      expected.map((path) => `0.rules.0.${path}`),
    );
  });
});

describe('APIService', () => {
  const spec = { group: 'a.b', version: 'v1', groupPriorityMinimum: 1, versionPriority: 1 };
  const service = { name: 'a', namespace: 'b' };
  it.each([
    [spec, []],
    [{ ...spec, version: 'v2' }, ['metadata.name']],
    [
      { ...spec, groupPriorityMinimum: 20001, versionPriority: 0 },
      ['spec.groupPriorityMinimum', 'spec.versionPriority'],
    ],
    [{ ...spec, insecureSkipTLSVerify: true }, ['spec.insecureSkipTLSVerify']],
    [
      { ...spec, service, insecureSkipTLSVerify: true, caBundle: 'AA==' },
      ['spec.insecureSkipTLSVerify'],
    ],
    [
      { ...spec, service: { port: 0 } },
      ['spec.service.namespace', 'spec.service.name', 'spec.service.port'],
    ],
  ])('%j', (object, expected) => {
    const metadata = { name: 'v1.a.b' };
    expect(complainedPaths(checkApiService, { metadata, spec: object })).toEqual(expected);
  });

  it('has a group, but for the one of the server', () => {
    const metadata = { name: 'v2.' };
    const object = { metadata, spec: { ...spec, group: '', version: 'v2' } };
    expect(complainedPaths(checkApiService, object)).toEqual(['spec.group']);
  });
});
