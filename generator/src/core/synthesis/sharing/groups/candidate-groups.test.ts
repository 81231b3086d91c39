import { describe, expect, it } from 'vitest';
import type { JsonObject, KubernetesObject } from '../../../kubernetes/object.ts';
import { candidateGroups } from './candidate-groups.ts';
import type { Alteration } from './group.ts';

function object(
  kind: string,
  name: string,
  body: JsonObject,
  labels?: JsonObject,
): KubernetesObject {
  const metadata = { name, ...(labels && { labels }) };
  return { apiVersion: 'example.org/v1', kind, metadata, ...body };
}

function alterations(...list: [KubernetesObject, KubernetesObject][]): Map<string, Alteration> {
  return new Map(list.map(([from, to]) => [`${to.kind}/${to.metadata.name}`, { from, to }]));
}

function widget(name: string, body: JsonObject): [KubernetesObject, KubernetesObject] {
  return [object('Widget', name, {}), object('Widget', name, body)];
}

describe('candidateGroups', () => {
  it('are the objects of a kind that change alike, those with most lines first', () => {
    const block = { x: { a: 1, b: 2, c: 3 } };
    const groups = candidateGroups(
      alterations(widget('a', block), widget('b', { ...block, y: 1 }), widget('c', { y: 1 })),
    );
    expect(groups).toEqual([
      ['Widget/a', 'Widget/b'],
      ['Widget/b', 'Widget/c'],
    ]);
  });

  it('are of several kinds where metadata changes alike', () => {
    const label = (kind: string): [KubernetesObject, KubernetesObject] => [
      object(kind, 'a', {}),
      object(kind, 'a', {}, { team: 'shop' }),
    ];
    expect(candidateGroups(alterations(label('Widget'), label('Gadget')))).toEqual([
      ['Widget/a', 'Gadget/a'],
    ]);
    const gadget: [KubernetesObject, KubernetesObject] = [
      object('Gadget', 'a', {}),
      object('Gadget', 'a', { x: 1 }),
    ];
    expect(candidateGroups(alterations(widget('a', { x: 1 }), gadget))).toEqual([]);
  });

  it('are none where only one changes', () => {
    expect(candidateGroups(alterations(widget('a', { x: 1 })))).toEqual([]);
    expect(candidateGroups(new Map())).toEqual([]);
  });
});
