import { describe, expect, it } from 'vitest';
import { complainedPaths } from '../../test-complaints.ts';
import { checkDefinition } from './definition.ts';

const openAPIV3Schema = {
  type: 'object',
  properties: { spec: { type: 'object', properties: { size: { type: 'integer' } } } },
};
const version = { name: 'v1', served: true, storage: true, schema: { openAPIV3Schema } };
const names = { plural: 'disks', kind: 'Disk' };
const spec = { group: 'a.b', scope: 'Namespaced', names, versions: [version] };

function pathsOf(change: object, metadata: object = { name: 'disks.a.b' }): string[] {
  return complainedPaths(checkDefinition, { metadata, spec: { ...spec, ...change } });
}

describe('CustomResourceDefinition', () => {
  it.each([
    ['a definition', {}, []],
    ['another group', { group: 'a.c' }, ['metadata.name']],
    ['a group without a dot', { group: 'a' }, ['spec.group', 'metadata.name']],
    ['no scope', { scope: '' }, ['spec.scope']],
    ['a scope in small letters', { scope: 'cluster' }, ['spec.scope']],
    ['no kind', { names: { plural: 'disks' } }, ['spec.names.kind']],
    [
      'names that are none',
      { names: { ...names, singular: 'A', listKind: 'Disk', shortNames: ['1'], categories: [''] } },
      [
        'spec.names.singular',
        'spec.names.listKind',
        'spec.names.shortNames.0',
        'spec.names.categories.0',
      ],
    ],
    ['no versions', { versions: null }, ['spec.versions']],
    ['two to store', { versions: [version, { ...version, name: 'v2' }] }, ['spec.versions']],
    [
      'a version twice',
      { versions: [version, { ...version, storage: false }] },
      ['spec.versions.1.name'],
    ],
    [
      'a version that is no label',
      { versions: [{ ...version, name: '1' }] },
      ['spec.versions.0.name'],
    ],
    [
      'no schema',
      { versions: [{ ...version, schema: {} }] },
      ['spec.versions.0.schema.openAPIV3Schema'],
    ],
    ['all fields kept', { preserveUnknownFields: true }, ['spec.preserveUnknownFields']],
  ])('%s', (_title, change, expected) => {
    expect(pathsOf(change)).toEqual(expected);
  });

  it.each([
    ['unapproved, for a test', []],
    ['https://github.com/kubernetes/kubernetes/pull/1', []],
    ['yes', ['metadata.annotations.api-approved.kubernetes.io']],
    ['', ['metadata.annotations.api-approved.kubernetes.io']],
  ])('of the community says %j', (approval, expected) => {
    const annotations = { 'api-approved.kubernetes.io': approval };
    const metadata = { name: 'disks.a.k8s.io', annotations };
    expect(pathsOf({ group: 'a.k8s.io' }, metadata)).toEqual(expected);
  });

  const client = { url: 'https://a.b' };
  it.each([
    [{ strategy: 'None' }, []],
    [
      { strategy: 'Webhook', webhook: { clientConfig: client, conversionReviewVersions: ['v1'] } },
      [],
    ],
    [{ strategy: 'Webhook' }, ['webhook.clientConfig', 'webhook.conversionReviewVersions']],
    [{ strategy: 'None', webhook: { clientConfig: client } }, ['webhook.clientConfig']],
    [{}, ['strategy']],
  ])('converts by %j', (conversion, expected) => {
    expect(pathsOf({ conversion })).toEqual(expected.map((path) => `spec.conversion.${path}`));
  });
});

describe('a version', () => {
  it.each([
    ['deprecated', { deprecated: true, deprecationWarning: 'use v2' }, []],
    ['deprecated without saying so', { deprecationWarning: 'use\tv2' }, ['deprecationWarning']],
    [
      'that scales',
      { subresources: { scale: { specReplicasPath: '.spec.n', statusReplicasPath: '.status.n' } } },
      [],
    ],
    [
      'that scales by nothing',
      { subresources: { scale: { specReplicasPath: '.n', labelSelectorPath: '.a' } } },
      ['specReplicasPath', 'statusReplicasPath', 'labelSelectorPath'].map(
        (key) => `subresources.scale.${key}`,
      ),
    ],
    [
      'with a column',
      { additionalPrinterColumns: [{ name: 'a', type: 'date', jsonPath: '.a' }] },
      [],
    ],
    [
      'with an empty column',
      { additionalPrinterColumns: [{ format: 'int' }] },
      ['name', 'type', 'format', 'jsonPath'].map((key) => `additionalPrinterColumns.0.${key}`),
    ],
    ['with fields to select', { selectableFields: [{ jsonPath: '.spec.size' }] }, []],
    [
      'with fields that cannot be selected',
      {
        selectableFields: [
          { jsonPath: '.spec' },
          { jsonPath: '.nope' },
          {},
          { jsonPath: ".spec['size']" },
        ],
      },
      [0, 1, 2, 3].map((index) => `selectableFields.${index}.jsonPath`),
    ],
  ])('%s', (_title, change, expected) => {
    const paths = pathsOf({ versions: [{ ...version, ...change }] });
    expect(paths).toEqual(expected.map((path) => `spec.versions.0.${path}`));
  });
});
