import { describe, expect, it } from 'vitest';
import { dropEmptyMetadata } from './drop-empty-metadata.ts';

describe('dropEmptyMetadata', () => {
  it('leaves out empty labels and annotations of objects, pod templates and claim templates', () => {
    const empty = { labels: {}, annotations: {} };
    const set = (metadata: object) => ({
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 'db', ...metadata },
      spec: {
        template: { metadata: { ...metadata }, spec: {} },
        volumeClaimTemplates: [{ metadata: { name: 'data', ...metadata } }],
      },
    });
    expect(dropEmptyMetadata(set(empty))).toEqual(set({}));
  });

  it('keeps what is not empty, and empty maps elsewhere', () => {
    const map = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'a', labels: { a: 'b' } },
      data: {},
    };
    expect(dropEmptyMetadata(map)).toEqual(map);
  });
});
