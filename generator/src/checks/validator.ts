import {
  isJsonObject,
  type Json,
  type JsonObject,
  type KubernetesObject,
} from '../core/kubernetes/object.ts';
import type { Finding, ObjectRule } from './finding.ts';
import type { CustomKinds } from './schema/custom-kinds.ts';
import type { StoredCustomKind } from '../core/openapi/stored.ts';
import { DecodeTrail, type Decoder } from './schema/decode/decoder.ts';
import { typeDecoders } from './schema/decode/types.ts';
import { findKind } from './schema/find-kind.ts';
import type { SchemaSource } from './schema/schema-source.ts';

export interface Verdict {
  findings: Finding[];
  /** The kind's schema is not known, so that nothing is said of the object. */
  isSkipped: boolean;
}

export interface Knowledge {
  schemas: SchemaSource;
  custom: CustomKinds;
  rulesFor: (object: KubernetesObject) => ObjectRule[];
  /** Takes libraries that take time to load, so only who has custom resources brings it along. */
  validateCustom: ValidateCustom | undefined;
}

export type ValidateCustom = (
  object: JsonObject,
  kind: { custom: StoredCustomKind; version: string },
  metadata: Decoder,
) => Finding[];

/**
 * A function that says of an object what the API server would say to its creation: first what its
 * kind, types and fields are to be, then the rules that the server has in code. As on the server, an
 * object with a wrong type never comes to the rules.
 */
export function createValidator({
  schemas,
  custom,
  rulesFor,
  validateCustom,
}: Knowledge): (object: Json) => Verdict {
  const decoderOf = typeDecoders(schemas);

  /** Rules rely on types, and a wrong type is the first thing that the server refuses. */
  const applyRules = (object: JsonObject, findings: readonly Finding[]): Finding[] => {
    if (findings.some(({ id }) => id === 'type')) return [];
    const complete = withMetadata(object);
    return rulesFor(complete).flatMap((rule) => rule(complete));
  };

  const validateOne = (object: JsonObject): Verdict => {
    const found = findKind(object, schemas, custom);
    if ('finding' in found) return { findings: [found.finding], isSkipped: false };
    if ('unknown' in found) return { findings: [], isSkipped: true };
    if ('custom' in found) {
      if (validateCustom === undefined) return { findings: [], isSkipped: true };
      const findings = validateCustom(object, found, decoderOf(OBJECT_META));
      return { findings: [...findings, ...applyRules(object, findings)], isSkipped: false };
    }
    const trail = new DecodeTrail();
    const decoded = decoderOf(found.type).read(object, trail);
    const { findings } = trail;
    const ruled = applyRules(decoded as KubernetesObject, findings);
    return { findings: withoutEchoes(findings, ruled), isSkipped: false };
  };

  return (object) => {
    if (!isJsonObject(object)) throw new TypeError('no object');
    const items = itemsOf(object);
    if (items === undefined) return validateOne(object);
    const verdicts = items.map((item) => validateOne(isJsonObject(item) ? item : {}));
    return {
      findings: verdicts.flatMap(({ findings }, index) =>
        findings.map((finding) => ({ ...finding, path: ['items', index, ...finding.path] })),
      ),
      isSkipped: items.length > 0 && verdicts.every(({ isSkipped }) => isSkipped),
    };
  };
}

/** The object of a document, or those of the `List` that it is. */
export function objectsOf(value: Json): JsonObject[] {
  return isJsonObject(value) ? (itemsOf(value) ?? [value]).filter(isJsonObject) : [];
}

/** The objects of a `List`, which kubectl and Kustomize take apart. */
function itemsOf({ kind, items }: JsonObject): Json[] | undefined {
  const isList = typeof kind === 'string' && kind.endsWith('List') && Array.isArray(items);
  return isList ? items : undefined;
}

function withMetadata(object: JsonObject): KubernetesObject {
  const metadata = isJsonObject(object['metadata']) ? object['metadata'] : { name: '' };
  return { ...object, metadata } as KubernetesObject;
}

const OBJECT_META = 'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta';

/** The schema and the rules may say the same of a field; then the rules say it better. */
function withoutEchoes(findings: readonly Finding[], ruled: readonly Finding[]): Finding[] {
  const places = new Set(ruled.map(({ path }) => JSON.stringify(path)));
  const kept = findings.filter(
    ({ id, path }) =>
      !(id === 'required' || id === 'unsupported') || !places.has(JSON.stringify(path)),
  );
  return [...kept, ...ruled];
}
