import { deepEqual } from '../kubernetes/equality.ts';
import {
  isJsonObject,
  namespaceOf,
  type Json,
  type JsonObject,
  type KubernetesObject,
} from '../kubernetes/object.ts';
import { diffJsonPatch, type JsonPatchOperation } from './json-patch/diff.ts';
import { lineCount } from './line-count.ts';
import { applyStrategicMerge } from './strategic-merge/apply.ts';
import { diffStrategicMerge } from './strategic-merge/diff.ts';
import { isMergeable } from './strategic-merge/is-mergeable.ts';
import { mergeSchemaOf, type MergeSchema } from './strategic-merge/merge-keys.ts';

export type Patch =
  | { means: 'strategic-merge'; body: JsonObject; reason: string }
  | { means: 'json-patch'; body: JsonPatchOperation[]; reason: string };

/**
 * The most readable patch that turns `base` into `target` exactly: a strategic merge, unless it
 * cannot express the difference or a JSON 6902 patch is clearly shorter. Undefined where neither can
 * be trusted; then the object cannot come from this base.
 *
 * @param options.strategicMerge false where the engine has refused one before
 */
export function choosePatch(
  base: KubernetesObject,
  target: KubernetesObject,
  options: { strategicMerge: boolean },
): Patch | undefined {
  const merge = options.strategicMerge ? strategicMergePatch(base, target) : undefined;
  const operations =
    hasBigInteger(base) || hasBigInteger(target) ? [] : diffJsonPatch(base, target);
  if (operations.length === 0) {
    return merge && { means: 'strategic-merge', body: merge, reason: MERGE_SUFFICES };
  }
  if (merge === undefined) {
    const reason = options.strategicMerge
      ? 'a strategic merge cannot express the difference exactly'
      : 'the engine did not build it exactly with a strategic merge';
    return { means: 'json-patch', body: operations, reason };
  }
  if (lineCount(operations) + TARGET_LINES < lineCount(merge)) {
    const reason = 'shorter: a strategic merge would have to repeat a whole list or map';
    return { means: 'json-patch', body: operations, reason };
  }
  return { means: 'strategic-merge', body: merge, reason: MERGE_SUFFICES };
}

const MERGE_SUFFICES = 'it gives exactly the fields that differ';

/** `target`, `kind` and `name` in the kustomization, and what a reader pays for pointers. */
const TARGET_LINES = 6;

function strategicMergePatch(
  base: KubernetesObject,
  target: KubernetesObject,
): JsonObject | undefined {
  const schema = mergeSchemaOf(base.apiVersion, base.kind);
  if (!isMergeable(base, schema) || !isMergeable(target, schema)) return undefined;
  const change = diffStrategicMerge(base, target, schema);
  if (change === undefined || !isExact(base, change, target, schema)) return undefined;
  const namespace = namespaceOf(base);
  const { apiVersion, kind, metadata } = base;
  const { metadata: changed, ...fields } = change;
  return {
    apiVersion,
    kind,
    metadata: {
      name: metadata.name,
      ...(namespace === undefined ? {} : { namespace }),
      ...(isJsonObject(changed) ? changed : {}),
    },
    ...fields,
  };
}

function isExact(
  base: JsonObject,
  patch: JsonObject,
  target: JsonObject,
  schema: MergeSchema | undefined,
): boolean {
  try {
    return deepEqual(applyStrategicMerge(base, patch, schema), target);
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** JSON 6902 in Kustomize goes through float64: it rounds such integers anywhere in the object. */
export function hasBigInteger(value: Json): boolean {
  if (Array.isArray(value)) return value.some(hasBigInteger);
  if (isJsonObject(value)) return Object.values(value).some(hasBigInteger);
  if (typeof value === 'bigint') return value > MAX_SAFE || value < -MAX_SAFE;
  return typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value);
}
const MAX_SAFE = BigInt(Number.MAX_SAFE_INTEGER);
