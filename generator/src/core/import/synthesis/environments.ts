import { compareText } from '../../compare-text.ts';
import {
  isJsonObject,
  namespaceOf,
  objectId,
  type Json,
  type KubernetesObject,
} from '../../kubernetes/object.ts';
import type { TransformerFields } from '../../synthesis/layers/layer.ts';
import {
  fitsNamespace,
  isNamespace,
  withoutNamespace,
} from '../../synthesis/transformers/namespace.ts';
import { asGenerator } from '../../synthesis/generators/as-generator.ts';
import { withoutHashSuffix } from '../../synthesis/generators/hash-suffix.ts';
import { withoutNames } from '../../synthesis/transformers/names/affixes.ts';
import { commonNamesOf } from '../../synthesis/transformers/names/common-names.ts';
import { withoutRenames } from '../../synthesis/transformers/names/rename-objects.ts';
import type { SourceDocument } from '../source-document.ts';
import { commonFields } from './common-fields.ts';
import type { Environment, ImportedObject } from './environment.ts';

/** The documents of one environment. */
export interface EnvironmentInput {
  name: string;
  path: string;
  documents: readonly SourceDocument[];
}

/** Which fields of an overlay's kustomization take what is different out of its objects. */
export interface Scheme {
  /** `all`: every object fits; `most`: what does not fit stands apart; `none`: objects name theirs. */
  namespace: 'all' | 'most' | 'none';
  /** Labels and annotations that all objects of an environment carry. */
  labels: 'different' | 'none';
  /** Prefixes and suffixes of the names, and hashes of generated ones. */
  names: 'bare' | 'none';
}

/** The environments with what `namespace:` changes, and with what has to stand apart from that. */
export interface Environments {
  main: Environment[];
  /** In the same order; empty ones where nothing stands apart. */
  apart: Environment[];
}

/** The namespace that most objects are in; of several that are named as often, the first by name. */
export function mainNamespace(objects: readonly KubernetesObject[]): string | undefined {
  const counts = new Map<string, number>();
  for (const object of objects) {
    const name = isNamespace(object) ? object.metadata.name : namespaceOf(object);
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const [first] = [...counts].sort(
    ([left, leftCount], [right, rightCount]) => rightCount - leftCount || compareText(left, right),
  );
  return first?.[0];
}

/**
 * Takes out of the objects what the fields of the overlays' kustomizations will put in.
 *
 * @returns undefined where the scheme does not suit the objects
 */
export function environmentsFor(
  inputs: readonly EnvironmentInput[],
  app: string,
  scheme: Scheme,
): Environments | undefined {
  const complete = inputs.map((input) => bare(entriesOf(input)));
  const named = scheme.names === 'none' ? complete : takeNames(complete);
  if (named === undefined) return undefined;
  const entries = named.map((each) => each.entries);
  const labelled = scheme.labels === 'none' ? named : takeDifferentLabels(named);
  if (labelled === undefined) return undefined;
  if (scheme.namespace === 'none') {
    return { main: finish(inputs, labelled), apart: inputs.map(emptyEnvironment) };
  }
  const namespaces = entries.map((all) => mainNamespace(all.map(({ object }) => object)));
  const outside = new Set(
    labelled.flatMap(({ entries: all }, index) => {
      const namespace = namespaces[index];
      const objects = all.map(({ object }) => object);
      const bound = unqualifiedBindings(objects);
      return objects
        .filter((object) => !fits(object, namespace) || bound.has(object))
        .map((object) => localKey(object, namespace));
    }),
  );
  if ((scheme.namespace === 'most') !== outside.size > 0) return undefined;
  const isOutside = (entry: ImportedObject, index: number): boolean =>
    outside.has(localKey(entry.object, namespaces[index]));
  const main = labelled.map(({ entries: all, fields }, index) => {
    const namespace = namespaces[index];
    const inside = all.filter((entry) => !isOutside(entry, index));
    if (namespace === undefined) return { entries: inside, fields };
    const local = withoutNamespace(inside.map(({ object }) => object), namespace, app);
    return { entries: withObjects(inside, local), fields: { namespace, ...fields } };
  });
  const apart = labelled.map(({ entries: all, fields }, index) => ({
    entries: all.filter((entry) => isOutside(entry, index)),
    fields,
  }));
  if (scheme.namespace === 'most' && main.every(({ entries: all }) => all.length === 0)) return undefined;
  return { main: finish(inputs, main), apart: finish(inputs, apart) };
}

interface Stripped {
  entries: ImportedObject[];
  fields: TransformerFields;
}

function entriesOf({ documents }: EnvironmentInput): ImportedObject[] {
  return documents.map((source) => ({ object: source.object, source, isHashed: false }));
}

function bare(entries: ImportedObject[]): Stripped {
  return { entries, fields: {} };
}

function emptyEnvironment({ name, path }: EnvironmentInput): Environment {
  return { name, path, fields: {}, objects: new Map() };
}

/**
 * Takes labels and annotations out that every object of an environment carries. Pairs that are the same
 * everywhere belong to the base instead, and so do those that most objects of another environment
 * carry, too, but not all: the base is to have them.
 *
 * @returns undefined where nothing is taken out
 */
function takeDifferentLabels(environments: readonly Stripped[]): Stripped[] | undefined {
  const shared = environments.map(({ entries }) => pairsOfAll(entries));
  const carriers = environments.map(({ entries }) => carriersOf(entries));
  const isEverywhere = (pair: string): boolean => shared.every((pairs) => pairs.has(pair));
  const isCommon = (key: string): boolean =>
    environments.some(({ entries }, index) => {
      const carrying = carriers[index]?.get(key) ?? 0;
      return carrying < entries.length && carrying * 2 > entries.length;
    });
  let isUsed = false;
  const taken = environments.map(({ entries, fields: present }) => {
    const objects = new Map(entries.map(({ object }, index) => [String(index), object]));
    const { fields, before } = commonFields(
      objects,
      (key, value) => !isEverywhere(`${key}=${value}`) && !isCommon(key),
    );
    isUsed ||= Object.keys(fields).length > 0;
    return {
      entries: entries.map((entry, index) => ({
        ...entry,
        object: before.get(String(index)) as KubernetesObject,
      })),
      fields: { ...present, ...fields },
    };
  });
  return isUsed ? taken : undefined;
}

/** How many objects carry a label or annotation with this key. */
function carriersOf(entries: readonly ImportedObject[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { object } of entries) {
    const keys = new Set([...pairsOf(object)].map(([key]) => key));
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function pairsOf({ metadata }: KubernetesObject): [string, Json][] {
  return [metadata['labels'], metadata['annotations']].flatMap((pairs) =>
    isJsonObject(pairs) ? Object.entries(pairs) : [],
  );
}

function pairsOfAll(entries: readonly ImportedObject[]): Set<string> {
  const [first, ...rest] = entries.map(
    ({ object }) => new Set(pairsOf(object).map(([key, value]) => `${key}=${String(value)}`)),
  );
  return new Set([...(first ?? [])].filter((pair) => rest.every((pairs) => pairs.has(pair))));
}

function fits(object: KubernetesObject, namespace: string | undefined): boolean {
  if (namespace === undefined) return namespaceOf(object) === undefined;
  return fitsNamespace(object, namespace);
}

/**
 * Role bindings whose subjects name a ServiceAccount of the environment without its namespace, and
 * those accounts: with `namespace:` Kustomize would write it into the subject.
 */
function unqualifiedBindings(objects: readonly KubernetesObject[]): Set<KubernetesObject> {
  const accounts = new Map(
    objects
      .filter(({ kind }) => kind === 'ServiceAccount')
      .map((account) => [account.metadata.name, account]),
  );
  return new Set(
    objects.flatMap((object) => {
      const subjects = object.kind.endsWith('RoleBinding') ? object['subjects'] : undefined;
      if (!Array.isArray(subjects)) return [];
      const named = subjects.filter(isJsonObject).flatMap((subject) => {
        const isAccount = subject['kind'] === 'ServiceAccount' && subject['namespace'] === undefined;
        return isAccount ? (accounts.get(String(subject['name'])) ?? []) : [];
      });
      return named.length === 0 ? [] : [object, ...named];
    }),
  );
}

/** Identity of an object where the main namespace of its environment does not count. */
export function localKey(object: KubernetesObject, namespace: string | undefined): string {
  const { apiVersion, kind, metadata } = object;
  if (isNamespace(object)) return `${kind}/${metadata.name === namespace ? '' : metadata.name}`;
  const own = namespaceOf(object);
  return [apiVersion, kind, own === namespace ? '' : (own ?? ''), metadata.name].join('/');
}

/**
 * Undefined where no name changes, or something that has the name of another object would change with
 * it.
 */
function takeNames(environments: readonly Stripped[]): Stripped[] | undefined {
  const unhashed = environments.map(takeHashes);
  const affixes = commonNamesOf(unhashed.map(({ entries }) => entries.map(({ object }) => object)));
  const changed = unhashed.map((environment, index) => {
    const { prefix, suffix } = affixes[index] ?? { prefix: '', suffix: '' };
    if (prefix + suffix === '') return environment;
    const objects = withoutNames(
      environment.entries.map(({ object }) => object),
      { prefix, suffix },
    );
    if (objects === undefined) return undefined;
    return {
      entries: withObjects(environment.entries, objects),
      fields: {
        ...(prefix !== '' && { namePrefix: prefix }),
        ...(suffix !== '' && { nameSuffix: suffix }),
        ...environment.fields,
      },
    };
  });
  if (changed.some((environment) => environment === undefined)) return undefined;
  const isSame = changed.every((environment, index) => environment === environments[index]);
  return isSame ? undefined : (changed as Stripped[]);
}

function takeHashes(environment: Stripped): Stripped {
  const { entries } = environment;
  const stems = new Map(
    entries.flatMap(({ object }): [string, string][] => {
      const before = withoutHashSuffix(object);
      if (before === undefined || asGenerator(before, { hashed: true }) === undefined) return [];
      return [[objectId(object), before.metadata.name]];
    }),
  );
  if (stems.size === 0) return environment;
  const objects = withoutRenames(
    entries.map(({ object }) => object),
    stems,
  );
  if (objects === undefined) return environment;
  const hashed = entries.map((entry) => ({ ...entry, isHashed: stems.has(objectId(entry.object)) }));
  return { ...environment, entries: withObjects(hashed, objects) };
}

function withObjects(
  entries: readonly ImportedObject[],
  objects: readonly KubernetesObject[],
): ImportedObject[] {
  return entries.map((entry, index) => ({ ...entry, object: objects[index] as KubernetesObject }));
}

/** A generated object is another one than a plain one of the same name. */
function keyOf({ object, isHashed }: ImportedObject): string {
  return localKey(object, undefined) + (isHashed ? HASHED : '');
}
const HASHED = '#';

function finish(inputs: readonly EnvironmentInput[], stripped: readonly Stripped[]): Environment[] {
  return stripped.map(({ entries, fields }, index) => {
    const { name, path } = inputs[index] as EnvironmentInput;
    const objects = new Map(entries.map((entry) => [keyOf(entry), entry]));
    return { name, path, fields, objects };
  });
}
