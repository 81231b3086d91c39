import { describe, expect, it } from 'vitest';
import type { KubernetesObject } from '../../../kubernetes/object.ts';
import type { Change, Component } from '../../../synthesis/sharing/components.ts';
import { configMap } from '../../test-documents.ts';
import { componentNames } from './component-names.ts';

function component(environments: number[], ...changes: Change[]): Component {
  const entries = changes.map((change, index) => [String(index), change] as const);
  return { environments, untouched: [], changes: new Map(entries) };
}

function adds(name: string): Change {
  return { from: undefined, to: configMap(name, {}) };
}

const two = [adds('gate'), adds('limits')];

function names(environments: string[], ...components: Component[]): string[] {
  return componentNames(
    components,
    environments.map((name) => ({ name })),
  );
}

describe('componentNames', () => {
  it.each<[string, string[], Component, string]>([
    [
      'the word that its environments share',
      ['dev', 'prod-eu', 'prod-us'],
      component([1, 2], ...two),
      'prod',
    ],
    ['its only object', ['a', 'b', 'c'], component([0, 1], adds('gate')), 'gate-config-map'],
    [
      'the object that it removes',
      ['a', 'b', 'c'],
      component([0, 1], { from: configMap('Old', {}), to: undefined }),
      'old-config-map',
    ],
    ['its environments', ['qa', 'dev', 'prod'], component([0, 1], ...two), 'dev-qa'],
    [
      'its first object where its environments are many',
      Array.from('abcdef', (letter) => letter.repeat(9)),
      component([0, 1, 2, 3], ...two),
      'gate',
    ],
    [
      'no word that other environments have, too',
      ['prod-eu', 'prod-us', 'prod-qa'],
      component([0, 1], ...two),
      'prod-eu-prod-us',
    ],
    [
      'a name that every file system takes',
      ['Con/1', 'Con/2', 'b'],
      component([0, 1], ...two),
      'shared-con',
    ],
  ])('are %s', (_, environments, named, expected) => {
    expect(names(environments, named)).toEqual([expected]);
  });

  it('are distinct', () => {
    const all = [
      component([1, 2], ...two),
      component([1, 2], adds('a')),
      component([1, 2], adds('b')),
    ];
    expect(names(['dev', 'prod-eu', 'prod-us'], ...all)).toEqual(['prod', 'prod-2', 'prod-3']);
  });

  it('are nothing for nothing', () => {
    expect(names(['dev'])).toEqual([]);
  });

  it('say something of objects whose names say nothing', () => {
    const odd: KubernetesObject = configMap('...', {});
    const change = { from: undefined, to: odd };
    expect(names(['a', 'b', 'c'], component([0, 1], change))).toEqual(['config-map']);
  });
});
