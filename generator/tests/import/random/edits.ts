import fc from 'fast-check';
import {
  isJsonObject,
  objectId,
  valueAt,
  type Json,
  type JsonObject,
  type KubernetesObject,
} from '../../../src/core/kubernetes/object.ts';
import { withHashSuffix } from '../../../src/core/synthesis/generators/hash-suffix.ts';
import { applyAnnotations } from '../../../src/core/synthesis/transformers/annotations/annotation-fields.ts';
import { applyImages } from '../../../src/core/synthesis/transformers/images.ts';
import { applyLabelFields } from '../../../src/core/synthesis/transformers/label-fields/label-fields.ts';
import { applyNames } from '../../../src/core/synthesis/transformers/names/affixes.ts';
import { renameObjects } from '../../../src/core/synthesis/transformers/names/rename-objects.ts';
import { key, scalar, text } from '../../synthesis/arbitraries.ts';

/** What makes the objects of one environment different from those of the others. */
export type Edit = (objects: readonly KubernetesObject[]) => KubernetesObject[];

/** Changes of one object somewhere below its metadata, each at a place that the numbers choose. */
const treeEdit: fc.Arbitrary<Edit> = fc
  .record({
    object: fc.nat(),
    path: fc.array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 6 }),
    change: fc.oneof(
      { weight: 4, arbitrary: scalar.map(replaceBy) },
      fc.constantFrom(remove, reverse, repeat, shorten),
      fc.tuple(key, text).map(([name, value]) => addTo(name, value)),
    ),
  })
  .map(
    ({ object, path, change }): Edit =>
      (objects) =>
        objects.map((each, index) =>
          index === object % Math.max(1, objects.length) ? editBody(each, path, change) : each,
        ),
  );

/** What becomes of a value; undefined removes it. `isFree` where nobody minds its type. */
type Change = (value: Json, isFree: boolean) => Json | undefined;

/** Kustomize refuses a number where it looks for a map, so that structure stays in kinds that it knows. */
function replaceBy(replacement: Json): Change {
  return (value, isFree) =>
    isFree || typeof value !== 'object' || value === null ? replacement : value;
}

function remove(): undefined {
  return undefined;
}

function reverse(value: Json): Json {
  return Array.isArray(value) ? value.toReversed() : value;
}

function repeat(value: Json): Json {
  return Array.isArray(value) ? [...value, ...value.slice(0, 1)] : value;
}

function shorten(value: Json): Json {
  return Array.isArray(value) ? value.slice(1) : value;
}

function addTo(name: string, added: string): Change {
  return (value) => {
    if (Array.isArray(value)) return [...value, added];
    return isJsonObject(value) ? { ...value, [name]: added } : value;
  };
}

/** Everything but what names the object. */
function editBody(
  object: KubernetesObject,
  path: readonly number[],
  change: Change,
): KubernetesObject {
  const { apiVersion, kind, metadata, ...body } = object;
  const { name, namespace, ...details } = metadata;
  const edited = edit({ ...details, ...body }, path, (value) => change(value, kind === 'Widget'));
  if (!isJsonObject(edited)) return object;
  const { labels, annotations, ...rest } = edited;
  return {
    apiVersion,
    kind,
    metadata: {
      name,
      ...(namespace === undefined ? {} : { namespace }),
      ...(isFilled(labels) ? { labels } : {}),
      ...(isFilled(annotations) ? { annotations } : {}),
    },
    ...rest,
  };
}

function isFilled(value: Json | undefined): value is JsonObject {
  return isJsonObject(value) && Object.keys(value).length > 0;
}

function edit(
  value: Json,
  path: readonly number[],
  change: (value: Json) => Json | undefined,
): Json | undefined {
  const [step, ...rest] = path;
  if (Array.isArray(value) && value.length > 0 && step !== undefined) {
    const at = step % value.length;
    return value.flatMap((item, index) =>
      index === at ? (edit(item, rest, change) ?? []) : [item],
    );
  }
  if (!isJsonObject(value) || step === undefined) return change(value);
  const keys = Object.keys(value).sort();
  const name = keys[step % Math.max(1, keys.length)];
  if (name === undefined) return change(value);
  const { [name]: child, ...others } = value;
  const edited = edit(child as Json, rest, change);
  return edited === undefined ? others : { ...others, [name]: edited };
}

const pair = fc.tuple(
  fc.constantFrom('env', 'tier', 'app.kubernetes.io/part-of'),
  fc.constantFrom('dev', 'yes', '1'),
);

/** What people do to all objects of an environment. */
const wideEdit: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(pair, fc.constantFrom({}, { includeTemplates: true }, { includeSelectors: true })).map(
    ([[name, value], form]): Edit =>
      (objects) =>
        eachOrNone(objects, (object) =>
          applyLabelFields(object, { pairs: { [name]: value }, ...form }),
        ),
  ),
  pair.map(
    ([name, value]): Edit =>
      (objects) =>
        eachOrNone(objects, (object) => applyAnnotations(object, { [name]: value })),
  ),
  fc
    .constantFrom(
      { prefix: 'dev-', suffix: '' },
      { prefix: '', suffix: '-blue' },
      { prefix: 'a-', suffix: '-b' },
    )
    .map(
      (affixes): Edit =>
        (objects) =>
          applyNames(objects, affixes) ?? [...objects],
    ),
  fc.constantFrom({ newTag: '3' }, { newName: 'proxy/nginx' }, { digest: 'sha256:beef' }).map(
    (entry): Edit =>
      (objects) =>
        objects.map((object) => applyImages(object, [{ name: 'nginx', ...entry }])),
  ),
  fc.nat().map(
    (number): Edit =>
      (objects) =>
        objects.toSpliced(number % objects.length, 1),
  ),
  fc.constant<Edit>(hashed),
);

function eachOrNone(
  objects: readonly KubernetesObject[],
  change: (object: KubernetesObject) => KubernetesObject | undefined,
): KubernetesObject[] {
  const changed = objects.map(change);
  return changed.every((object) => object !== undefined) ? changed : [...objects];
}

/** ConfigMaps get a hash of their content behind their names, as generators give it. */
function hashed(objects: readonly KubernetesObject[]): KubernetesObject[] {
  const names = objects.flatMap((object): [string, string][] => {
    const generated = withHashSuffix(object);
    return generated === undefined ? [] : [[objectId(object), generated.metadata.name]];
  });
  return renameObjects(objects, new Map(names)) ?? [...objects];
}

/** The namespace `main` gets another name, everywhere where it is one. */
export function inNamespace(name: string): Edit {
  return (objects) =>
    objects.map((object) => {
      const isMain = object.kind === 'Namespace' && object.apiVersion === 'v1';
      const metadata = {
        ...object.metadata,
        ...(isMain && { name }),
        ...(object.metadata['namespace'] === 'main' && { namespace: name }),
      };
      return { ...withSubjects(object, name), metadata };
    });
}

function withSubjects(object: KubernetesObject, name: string): KubernetesObject {
  const subjects = valueAt(object, ['subjects']);
  if (!Array.isArray(subjects)) return object;
  return {
    ...object,
    subjects: subjects.map((subject) =>
      isJsonObject(subject) && subject['namespace'] === 'main'
        ? { ...subject, namespace: name }
        : subject,
    ),
  };
}

/** Few and small ones most of the time: that is what environments are. */
export const edits: fc.Arbitrary<Edit[]> = fc
  .tuple(fc.array(treeEdit, { maxLength: 4 }), fc.array(wideEdit, { maxLength: 2 }))
  .map(([narrow, wide]) => [...narrow, ...wide]);

export function applyEdits(
  objects: readonly KubernetesObject[],
  all: readonly Edit[],
): KubernetesObject[] {
  return all.reduce<KubernetesObject[]>(
    (current, each) => (current.length === 0 ? current : each(current)),
    [...objects],
  );
}
