import { describe, expect, it } from 'vitest';
import type { JsonObject, KubernetesObject } from '../../../kubernetes/object.ts';
import { configMap } from '../../test-documents.ts';
import { commonFields } from './common-fields.ts';

function objects(...metadata: JsonObject[]): Map<string, KubernetesObject> {
  return new Map(metadata.map((each, index) => [String(index), configMap(`m${index}`, {}, each)]));
}

const labels = { team: 'shop', tier: 'web' };
const bare = [...objects({}, {}, {}).values()];

describe('commonFields', () => {
  it('takes out what all objects carry', () => {
    const annotations = { owner: 'ada', pager: 'none' };
    const all = { labels, annotations };
    const { fields, before } = commonFields(objects(all, all, all));
    expect(fields).toEqual({
      labels: [{ pairs: labels }],
      commonAnnotations: annotations,
    });
    expect([...before.values()]).toEqual(bare);
  });

  it('leaves what one object lacks, or has with another value', () => {
    const { fields, before } = commonFields(
      objects({ labels }, { labels }, { labels: { ...labels, tier: 'db' } }),
    );
    expect(fields).toEqual({ labels: [{ pairs: { team: 'shop' } }] });
    expect([...before.values()].map(({ metadata }) => metadata['labels'])).toEqual([
      { tier: 'web' },
      { tier: 'web' },
      { tier: 'db' },
    ]);
  });

  it('takes out only what is wanted', () => {
    const given = objects({ labels }, { labels }, { labels });
    const { fields } = commonFields(given, (key, value) => key === 'team' && value === 'shop');
    expect(fields).toEqual({ labels: [{ pairs: { team: 'shop' } }] });
    expect(commonFields(given, () => false)).toEqual({ fields: {}, before: given });
  });

  it('leaves what is no longer where it stands', () => {
    const given = objects({ labels: { team: 'shop' } });
    expect(commonFields(given)).toEqual({ fields: {}, before: given });
    expect(commonFields(new Map())).toEqual({ fields: {}, before: new Map() });
  });
});
