import { describe, expect, it } from 'vitest';
import { nameCandidates } from './name-candidates.ts';

function objects(...names: string[]) {
  return names.map((name) => ({ apiVersion: 'v1', kind: 'Service', metadata: { name } }));
}

describe('nameCandidates', () => {
  it('are prefixes and suffixes of all names, what takes off most first', () => {
    expect(nameCandidates(objects('dev-web-v1', 'dev-api-v1'))).toEqual([
      { prefix: 'dev-', suffix: '-v1' },
      { prefix: 'dev-', suffix: '' },
      { prefix: '', suffix: '-v1' },
    ]);
  });

  it('end where a word ends', () => {
    expect(nameCandidates(objects('dev-web', 'dev-worker'))).toEqual([
      { prefix: 'dev-', suffix: '' },
    ]);
    expect(nameCandidates(objects('acme.web', 'acme.db'))).toEqual([
      { prefix: 'acme.', suffix: '' },
    ]);
  });

  it('are the whole of what the names share where no word ends in it', () => {
    expect(nameCandidates(objects('devweb', 'devapi'))).toEqual([{ prefix: 'dev', suffix: '' }]);
  });

  it('leave every object a name', () => {
    expect(nameCandidates(objects('dev', 'dev-web'))).toEqual([]);
    expect(nameCandidates(objects('dev--web', 'dev--api'))).toEqual([
      { prefix: 'dev--', suffix: '' },
    ]);
    expect(nameCandidates(objects('a-a', 'a-b-a'))).toEqual([
      { prefix: 'a-', suffix: '' },
      { prefix: '', suffix: '-a' },
    ]);
    expect(nameCandidates(objects('web'))).toEqual([]);
  });

  it('are few', () => {
    expect(nameCandidates(objects('a-b-c-d-e-f-g-h')).length).toBeLessThanOrEqual(5);
    expect(nameCandidates(objects('a-b-c-web-x-y-z', 'a-b-c-api-x-y-z')).length).toBe(5);
  });

  it('take no notice of kinds that keep their names', () => {
    const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } };
    expect(nameCandidates([namespace, ...objects('dev-web', 'dev-api')])).toHaveLength(1);
    expect(nameCandidates([namespace])).toEqual([]);
    expect(nameCandidates([])).toEqual([]);
  });
});
