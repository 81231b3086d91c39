import { ownValue, valueAt, type JsonObject } from '../../core/kubernetes/object.ts';
import type { Finding } from '../finding.ts';
import { parseQuantity } from '../rules/shared/formats/quantity.ts';
import { immutable, immutableBut, mapAt, refusal, type ChangeRule } from './change-rule.ts';
import { NEW_CLAIM, NEW_VOLUME, RECREATE } from './remedies.ts';

/**
 * Of a claim that is bound the request may grow, and the attributes class may change; the volume and
 * the class that the cluster has chosen may be written down:
 * pkg/apis/core/validation/validation.go, ValidatePersistentVolumeClaimUpdate.
 */
export const changedClaim: ChangeRule = (before, after) => {
  const [old, present] = [before, after].map((object) => mapAt(object, ['spec']));
  if (old === undefined || present === undefined) return [];
  const free = ['resources', 'volumeAttributesClassName', ...keptKeys(old, present)];
  const fixed = immutableBut(['spec'], free, {
    defaults: { volumeMode: 'Filesystem' },
    remedy: NEW_CLAIM,
  });
  return [...fixed(before, after), ...changedRequest(old, present)];
};

/** What the server fills in by itself: it may appear in the file, and vanish from it. */
function keptKeys(old: JsonObject, present: JsonObject): string[] {
  return ['volumeName', 'storageClassName', 'dataSource', 'dataSourceRef'].filter((key) => {
    const [was, is] = [old, present].map((spec) => ownValue(spec, key) ?? null);
    if (key.startsWith('dataSource'))
      return is === null && ownValue(present, OTHER_SOURCE[key] ?? '') !== undefined;
    return was === null || is === null;
  });
}

const OTHER_SOURCE: Readonly<Record<string, string>> = {
  dataSource: 'dataSourceRef',
  dataSourceRef: 'dataSource',
};

function changedRequest(old: JsonObject, present: JsonObject): Finding[] {
  const [was, is] = [old, present].map((spec) =>
    parseQuantity(valueAt(spec, ['resources', 'requests', 'storage'])),
  );
  if (was === undefined || is === undefined || is >= was) return [];
  const path = ['spec', 'resources', 'requests', 'storage'];
  return [refusal(path, 'a claim cannot shrink', NEW_CLAIM)];
}

/** The source of a volume and what it is; who may use it may change. */
export const changedVolume: ChangeRule = (before, after) => {
  const fixed = immutableBut(
    ['spec'],
    [
      'accessModes',
      'capacity',
      'claimRef',
      'mountOptions',
      'persistentVolumeReclaimPolicy',
      'storageClassName',
      'volumeAttributesClassName',
      ...(valueAt(before, ['spec', 'nodeAffinity']) === undefined ? ['nodeAffinity'] : []),
    ],
    { defaults: { volumeMode: 'Filesystem' }, remedy: NEW_VOLUME },
  );
  return fixed(before, after);
};

/** pkg/apis/storage/validation/validation.go, ValidateStorageClassUpdate. */
export const changedStorageClass: ChangeRule = immutable(
  { path: ['provisioner'], remedy: RECREATE },
  { path: ['parameters'], remedy: RECREATE },
  { path: ['reclaimPolicy'], fallback: 'Delete', remedy: RECREATE },
  { path: ['volumeBindingMode'], fallback: 'Immediate', remedy: RECREATE },
);

export const changedAttributesClass: ChangeRule = immutable(
  { path: ['driverName'], remedy: RECREATE },
  { path: ['parameters'], remedy: RECREATE },
);

export const changedCsiDriver: ChangeRule = immutable(
  { path: ['spec', 'attachRequired'], fallback: true, remedy: RECREATE },
  { path: ['spec', 'volumeLifecycleModes'], fallback: ['Persistent'], remedy: RECREATE },
);
