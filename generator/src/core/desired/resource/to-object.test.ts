import { describe, expect, it } from 'vitest';
import { toObject } from './to-object.ts';

const map = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } };

describe('toObject', () => {
  it('leaves out what is undefined, at any depth', () => {
    const resource = { ...map, data: { a: 'x', b: undefined }, immutable: undefined };
    expect(toObject(resource)).toEqual({ ...map, data: { a: 'x' } });
  });

  it.each<[string, object, string]>([
    ['a date', { data: { at: new Date(0) } }, 'data.at cannot be a Date'],
    ['a function', { data: { at: () => 1 } }, 'data.at cannot be a function'],
    ['a number that is none', { data: { at: NaN } }, 'data.at cannot be NaN'],
    ['a map of classes', { data: new Map() }, 'data cannot be a Map'],
    ['a hole in a list', { list: ['a', undefined] }, 'list[1] is undefined'],
  ])('refuses %s', (_, fields, message) => {
    expect(() => toObject({ ...map, ...fields })).toThrow(new TypeError(message));
  });

  it.each<[string, unknown, string]>([
    ['no object', 'text', 'a resource must be an object, found a string'],
    [
      'no kind',
      { apiVersion: 'v1', metadata: { name: 'a' } },
      'a resource has no kind: {"apiVersion":"v1","metadata":{"name":"a"}}',
    ],
    ['no name', { apiVersion: 'v1', kind: 'Pod', metadata: {} }, 'a Pod has no metadata.name'],
    [
      'a generated name',
      { apiVersion: 'v1', kind: 'Pod', metadata: { generateName: 'a-' } },
      'a Pod has no metadata.name; Kustomize cannot carry generateName',
    ],
    [
      'a list',
      { ...map, kind: 'ConfigMapList', items: [] },
      'a ConfigMapList must be returned as its single objects',
    ],
  ])('refuses a resource with %s', (_, resource, message) => {
    expect(() => toObject(resource)).toThrow(new TypeError(message));
  });
});
