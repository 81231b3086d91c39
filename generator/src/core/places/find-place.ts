import { posix } from 'node:path';
import { isJsonObject, type Json, type KubernetesObject } from '../kubernetes/object.ts';
import { buildFiles, type BuildFiles, type Kustomization } from '../kustomize/build-files.ts';
import { locate } from '../manifests/locate.ts';
import type { DocumentPath } from '../problem.ts';
import { patchPlaces } from './patch-places.ts';
import { transformerPlace } from './transformer-place.ts';
import { documentsIn, generatorOf, startOf, type FileDocument } from './written-places.ts';
import { valueIn, writtenPath } from './written-path.ts';

/** A line of a file, from 1. */
export interface Place {
  file: string;
  line: number;
}

/** The place that a person would change for a field of an object that an overlay builds. */
export type FindPlace = (overlay: string, object: KubernetesObject, path: DocumentPath) => Place;

/**
 * Makes a function that finds the place of a field: the patch that sets it, the field of a
 * kustomization that does, or the file that the object starts from; of what nobody wrote, the nearest
 * ancestor that somebody did. Where nothing is found, it is the overlay's kustomization.
 *
 * @param readFile - Text of a file of the repository, undefined where there is none.
 */
export function createPlaceFinder(readFile: (path: string) => string | undefined): FindPlace {
  const builds = cache((overlay: string) => lastFirst(buildFiles(readFile, overlay)));
  const documents = cache((file: string) => documentsIn(file, readFile(file)));

  const lineIn = (file: string, path: DocumentPath, index = 0): number => {
    const document = documents(file)[index] ?? { text: readFile(file) ?? '', textLine: 1, line: 1 };
    return locate(document, [path])[0] ?? 1;
  };

  return (overlay, object, path) => {
    const { kustomizations, files } = builds(overlay);
    const named = new Set(kustomizations.map(({ file }) => file));
    const patchFiles = new Set(kustomizations.flatMap(patchPathsOf));
    const candidates = files.filter((file) => !named.has(file) && !patchFiles.has(file));
    const start = startOf(object, candidates.flatMap(documents));
    const written = (start?.value ?? object) as KubernetesObject;

    const names = [object.metadata.name, written.metadata.name];
    const transformer = transformerPlace(object, path, kustomizations, names);
    if (transformer !== undefined) {
      return { file: transformer.file, line: lineIn(transformer.file, transformer.path) };
    }
    const inStart = start === undefined ? [] : writtenPath(object, start.value, path);
    const patches = kustomizations.flatMap((each) =>
      patchPlaces(each, readFile, object, written, path),
    );
    const best = patches.reduce<(typeof patches)[number] | undefined>(
      (most, patch) => (patch.depth > (most?.depth ?? 0) ? patch : most),
      undefined,
    );
    // Of a map or list every patch writes a part, and the whole stands where the object starts.
    const isWhole = typeof valueIn(object, path) === 'object';
    const isPatched =
      best !== undefined &&
      (best.depth > inStart.length || (best.depth === path.length && !isWhole));
    if (isPatched) return { file: best.file, line: lineIn(best.file, best.path, best.document) };
    if (start !== undefined) return { file: start.file, line: locateIn(start, inStart) };
    const generator = generatorOf(object, kustomizations);
    if (generator !== undefined) {
      return { file: generator.file, line: lineIn(generator.file, generator.path) };
    }
    return { file: kustomizations[0]?.file ?? `${overlay}/kustomization.yaml`, line: 1 };
  };
}

function locateIn(document: FileDocument, path: DocumentPath): number {
  return locate(document, [path])[0] ?? document.line;
}

/** An overlay's own fields apply after its components, those after the rest. */
function lastFirst({ kustomizations, files }: BuildFiles): BuildFiles {
  const [own, ...others] = kustomizations;
  if (own === undefined) return { kustomizations, files };
  const isComponent = ({ fields }: Kustomization): boolean => fields['kind'] === 'Component';
  const components = others.filter(isComponent).reverse();
  const rest = others.filter((each) => !isComponent(each));
  return { kustomizations: [own, ...components, ...rest], files };
}

function patchPathsOf({ folder, fields }: Kustomization): string[] {
  return ['patches', 'patchesStrategicMerge', 'patchesJson6902'].flatMap((field) => {
    const entries = fields[field];
    if (!Array.isArray(entries)) return [];
    return entries.flatMap((entry) => {
      const path = typeof entry === 'string' ? entry : pathOf(entry);
      return path === undefined || path.includes('\n') ? [] : [posix.join(folder, path)];
    });
  });
}

function pathOf(entry: Json): string | undefined {
  const path = isJsonObject(entry) ? entry['path'] : undefined;
  return typeof path === 'string' ? path : undefined;
}

function cache<Value>(make: (key: string) => Value): (key: string) => Value {
  const made = new Map<string, Value>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}
