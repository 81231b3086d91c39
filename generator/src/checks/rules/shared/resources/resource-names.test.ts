import { describe, expect, it } from 'vitest';
import {
  containerResourceName,
  isIntegerResource,
  isOvercommitAllowed,
  quotaResourceName,
  resourceName,
} from './resource-names.ts';

describe('names of resources', () => {
  it.each([
    ['cpu', true, true, true],
    ['hugepages-2Mi', true, true, true],
    ['requests.hugepages-2Mi', true, false, true],
    ['storage', true, false, false],
    ['requests.storage', true, false, true],
    ['pods', true, false, true],
    ['example.com/gpu', true, true, true],
    ['kubernetes.io/anything', true, true, true],
    ['requests.example.com/gpu', true, false, true],
    ['gpu', false, false, false],
    ['a b', false, false, false],
    ['', false, false, false],
  ])('%s: any %s, container %s, quota %s', (name, any, container, quota) => {
    expect(resourceName(name) === undefined).toBe(any);
    expect(containerResourceName(name) === undefined).toBe(container);
    expect(quotaResourceName(name) === undefined).toBe(quota);
  });

  it('tells what is counted and what may be promised twice', () => {
    expect(['cpu', 'pods', 'example.com/gpu', 'kubernetes.io/x'].map(isIntegerResource)).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(['cpu', 'hugepages-2Mi', 'example.com/gpu'].map(isOvercommitAllowed)).toEqual([
      true,
      false,
      false,
    ]);
  });
});
