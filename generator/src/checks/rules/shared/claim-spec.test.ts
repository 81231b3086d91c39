import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../core/kubernetes/object.ts';
import { complainedPaths } from '../test-complaints.ts';
import { checkClaimSpec } from './claim-spec.ts';

const CLAIM = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } };
const REFERENCE = { kind: 'PersistentVolumeClaim', name: 'a' };

describe('checkClaimSpec', () => {
  it.each<[JsonObject, string[]]>([
    [{}, []],
    [{ accessModes: [] }, ['accessModes']],
    [{ accessModes: ['RWO'] }, ['accessModes.0']],
    [{ accessModes: ['ReadWriteOnce', 'ReadWriteOncePod'] }, ['accessModes']],
    [{ resources: {} }, ['resources.requests.storage']],
    [{ resources: { requests: { storage: '0' } } }, ['resources.requests.storage']],
    [{ resources: { requests: { storage: '1Gi' }, limits: { any: '1' } } }, []],
    [{ storageClassName: '' }, []],
    [{ storageClassName: 'A' }, ['storageClassName']],
    [{ volumeMode: '' }, ['volumeMode']],
    [{ selector: { matchLabels: { a: '-' } } }, ['selector.matchLabels.a']],
    [{ dataSource: REFERENCE, dataSourceRef: REFERENCE }, []],
    [{ dataSource: REFERENCE, dataSourceRef: { ...REFERENCE, name: 'b' } }, ['dataSource']],
    [{ dataSource: { kind: 'Other', name: 'a' } }, ['dataSource']],
    [{ dataSourceRef: { kind: 'Other', name: 'a', apiGroup: 'a_b' } }, ['dataSourceRef.apiGroup']],
    [{ dataSourceRef: {} }, ['dataSourceRef.name', 'dataSourceRef.kind', 'dataSourceRef']],
    [{ volumeAttributesClassName: 'A' }, ['volumeAttributesClassName']],
  ])('of %j finds %j', (part, paths) => {
    expect(complainedPaths(checkClaimSpec, { ...CLAIM, ...part })).toEqual(paths);
  });
});
