import { deepEqual } from '../../core/kubernetes/equality.ts';
import {
  isJsonObject,
  ownValue,
  type Json,
  type JsonObject,
} from '../../core/kubernetes/object.ts';
import { canonical } from './canonical.ts';
import { mapAt, refusal, type ChangeRule } from './change-rule.ts';
import { RECREATE } from './remedies.ts';

/**
 * Of a Pod only images, activeDeadlineSeconds and more tolerations may change; what admission adds to
 * it (a token's volume, the node) is not written: pkg/apis/core/validation ValidatePodUpdate.
 */
export const changedPod: ChangeRule = (before, after) => {
  const [old, present] = [before, after].map((object) => mapAt(object, ['spec']));
  if (old === undefined || present === undefined) return [];
  return [...new Set([...Object.keys(old), ...Object.keys(present)])].flatMap((key) => {
    if (FREE.has(key) || isKeptTolerations(key, old, present)) return [];
    const [was, is] = [old, present].map((spec) => fixedPart(key, ownValue(spec, key)));
    if (deepEqual(was, is)) return [];
    return [refusal(['spec', key], 'cannot be changed once the Pod exists', RECREATE)];
  });
};

const FREE = new Set(['activeDeadlineSeconds', 'schedulingGates']);

function fixedPart(key: string, value: Json | undefined): Json | undefined {
  const isContainers = key === 'containers' || key === 'initContainers';
  if (!isContainers || !Array.isArray(value)) return canonicalSpec(key, value);
  return value.map((container) =>
    isJsonObject(container)
      ? (canonical({ ...container, image: null, imagePullPolicy: null }) ?? null)
      : container,
  );
}

/** The field within a map, so that a default of that name is known. */
function canonicalSpec(key: string, value: Json | undefined): Json | undefined {
  const spec = canonical({ [key]: value ?? null });
  return isJsonObject(spec) ? ownValue(spec, key) : undefined;
}

function isKeptTolerations(key: string, old: JsonObject, present: JsonObject): boolean {
  if (key !== 'tolerations') return false;
  const [was, is] = [old, present].map((spec) => ownValue(spec, key));
  if (!Array.isArray(is)) return was === undefined;
  return (
    was === undefined ||
    (Array.isArray(was) && was.every((one) => is.some((other) => deepEqual(one, other))))
  );
}
