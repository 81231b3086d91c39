import { withoutNamespace } from '../../synthesis/transformers/namespace.ts';
import type { SourceDocument } from '../source-document.ts';
import type { Environment, ImportedObject } from './environment.ts';
import { localKey, mainNamespace, outsideNamespace } from './strip/namespaces.ts';
import { withObjects, type Stripped } from './strip/stripped.ts';
import { takeDifferentLabels } from './strip/take-labels.ts';
import { takeNames } from './strip/take-names.ts';

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

/**
 * What takes out of the objects what the fields of the overlays' kustomizations will put in. Names and
 * labels are taken out once, however many schemes ask for it.
 *
 * @returns a function that is undefined where a scheme does not suit the objects
 */
export function environmentsOf(
  inputs: readonly EnvironmentInput[],
  app: string,
): (scheme: Scheme) => Environments | undefined {
  const complete = inputs.map((input) => bare(entriesOf(input)));
  const named = { none: () => complete, bare: once(() => takeNames(complete)) };
  const different = {
    none: once(() => labelled(named.none())),
    bare: once(() => labelled(named.bare())),
  };
  return (scheme) => {
    const before = named[scheme.names]();
    const stripped = scheme.labels === 'none' ? before : different[scheme.names]();
    if (before === undefined || stripped === undefined) return undefined;
    return splitByNamespace(inputs, app, scheme.namespace, { named: before, labelled: stripped });
  };
}

function labelled(environments: Stripped[] | undefined): Stripped[] | undefined {
  return environments && takeDifferentLabels(environments);
}

/** The result of a computation that may never be asked for. */
function once<Result>(compute: () => Result): () => Result {
  let result: { value: Result } | undefined;
  return () => (result ??= { value: compute() }).value;
}

function splitByNamespace(
  inputs: readonly EnvironmentInput[],
  app: string,
  scheme: Scheme['namespace'],
  { named, labelled }: { named: Stripped[]; labelled: Stripped[] },
): Environments | undefined {
  const entries = named.map((each) => each.entries);
  if (scheme === 'none') {
    return { main: finish(inputs, labelled), apart: inputs.map(emptyEnvironment) };
  }
  const namespaces = entries.map((all) => mainNamespace(all.map(({ object }) => object)));
  const outside = new Set(
    labelled.flatMap(({ entries: all }, index) => {
      const namespace = namespaces[index];
      const objects = all.map(({ object }) => object);
      return outsideNamespace(objects, namespace).map((object) => localKey(object, namespace));
    }),
  );
  if ((scheme === 'most') !== outside.size > 0) return undefined;
  const isOutside = (entry: ImportedObject, index: number): boolean =>
    outside.has(localKey(entry.object, namespaces[index]));
  const apart = labelled.map(({ entries: all, fields }, index) => ({
    entries: all.filter((entry) => isOutside(entry, index)),
    fields,
  }));
  const main = labelled.map(({ entries: all, fields }, index) => {
    const namespace = namespaces[index];
    const inside = all.filter((entry) => !isOutside(entry, index));
    // The kustomization around this one changes its objects, too.
    const own = apart[index]?.entries.length === 0 ? fields : {};
    if (namespace === undefined) return { entries: inside, fields: own };
    const local = withoutNamespace(
      inside.map(({ object }) => object),
      namespace,
      app,
    );
    return { entries: withObjects(inside, local), fields: { namespace, ...own } };
  });
  const isMainEmpty = main.every(({ entries: all }) => all.length === 0);
  if (scheme === 'most' && isMainEmpty) return undefined;
  return { main: finish(inputs, main), apart: finish(inputs, apart) };
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
