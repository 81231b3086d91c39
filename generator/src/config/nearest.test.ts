import { describe, expect, it } from 'vitest';
import { nearest } from './nearest.ts';

describe('nearest', () => {
  const accepted = ['image', 'replicas', 'repoURL', 'environments', 'dev'];

  it.each([
    ['iamge', 'image'],
    ['replica', 'replicas'],
    ['repoUrl', 'repoURL'],
    ['enviroments', 'environments'],
    ['de', 'dev'],
    ['dve', 'dev'],
  ])('finds what %j stands for', (word, meant) => {
    expect(nearest(word, accepted)).toBe(meant);
  });

  it('finds nothing when no word is close', () => {
    expect(nearest('storage', accepted)).toBeUndefined();
    expect(nearest('qa', accepted)).toBeUndefined();
  });
});
