import { isJsonObject, type Json, type KubernetesObject } from '../../../core/kubernetes/object.ts';
import type { ObjectRule } from '../../finding.ts';
import { checkClaimSpec } from '../shared/claim-spec.ts';
import { objectRule } from '../shared/field.ts';

/** A PersistentVolumeClaim: pkg/apis/core/validation/validation.go, ValidatePersistentVolumeClaim. */
export const claimRule: ObjectRule = (claim) => checkSpec(withoutDroppedSources(claim));

const checkSpec = objectRule((claim) => checkClaimSpec(claim.at('spec')));

/**
 * As the server has it when it validates (pkg/api/persistentvolumeclaim/util.go): a reference into
 * another namespace is dropped while CrossNamespaceVolumeDataSource is off, and without a reference
 * so is a data source that is neither a claim nor a snapshot.
 */
function withoutDroppedSources(claim: KubernetesObject): KubernetesObject {
  const spec = claim['spec'];
  if (!isJsonObject(spec)) return claim;
  const { dataSource, dataSourceRef, ...rest } = spec;
  const reference = hasNamespace(dataSourceRef) ? undefined : dataSourceRef;
  const keepsSource = isJsonObject(reference) || isClaimOrSnapshot(dataSource);
  return {
    ...claim,
    spec: {
      ...rest,
      ...(reference === undefined ? {} : { dataSourceRef: reference }),
      ...(keepsSource && dataSource !== undefined ? { dataSource } : {}),
    },
  };
}

function hasNamespace(reference: Json | undefined): boolean {
  const namespace = isJsonObject(reference) ? reference['namespace'] : undefined;
  return typeof namespace === 'string' && namespace !== '';
}

function isClaimOrSnapshot(source: Json | undefined): boolean {
  if (!isJsonObject(source)) return false;
  const group = source['apiGroup'] ?? '';
  if (source['kind'] === 'PersistentVolumeClaim') return group === '';
  return source['kind'] === 'VolumeSnapshot' && group === 'snapshot.storage.k8s.io';
}
