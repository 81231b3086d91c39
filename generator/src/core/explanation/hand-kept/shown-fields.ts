import { deepEqual } from '../../kubernetes/equality.ts';
import {
  isJsonObject,
  namespaceOf,
  ownValue,
  valueAt,
  type Json,
  type KubernetesObject,
} from '../../kubernetes/object.ts';
import type { Kustomization } from '../../kustomize/build-files.ts';
import { imagesOf, parseImage } from '../../synthesis/transformers/images.ts';
import { hasReplicas } from '../../synthesis/transformers/replicas.ts';
import type { Means } from '../types.ts';

export interface ReadingKustomization extends Kustomization {
  /** Files that a build of it reads. */
  reads: ReadonlySet<string>;
}

/**
 * The fields of the kustomizations around an object that show in it.
 *
 * @param written the object as its file has it
 */
export function shownFields(
  object: KubernetesObject,
  written: KubernetesObject,
  file: string | undefined,
  kustomizations: readonly ReadingKustomization[],
): Means[] {
  const fields = kustomizations
    .filter((each) => isAround(each, file))
    .map((kustomization) => kustomization.fields);
  const valuesOf = (field: string): Json[] => fields.flatMap((each) => ownValue(each, field) ?? []);
  const namesIn = (field: string, key = 'name'): Json[] =>
    valuesOf(field)
      .filter(isJsonObject)
      .flatMap((entry) => ownValue(entry, key) ?? []);
  const differs = (...path: string[]): boolean => {
    const [left, right] = [object, written].map((each) => valueAt(each, ['metadata', ...path]));
    return !deepEqual(left, right);
  };
  const images: Json[] = imagesOf(object).map((image) => parseImage(image).name);
  const names: Json[] = [object.metadata.name, written.metadata.name];
  const namespace = namespaceOf(object);
  const used: Record<(typeof FIELDS)[number], boolean> = {
    namespace:
      namespace !== undefined &&
      namespace !== namespaceOf(written) &&
      valuesOf('namespace').includes(namespace),
    namePrefix: differs('name') && valuesOf('namePrefix').length > 0,
    nameSuffix: differs('name') && valuesOf('nameSuffix').length > 0,
    labels: differs('labels') && valuesOf('labels').length + valuesOf('commonLabels').length > 0,
    commonAnnotations: differs('annotations') && valuesOf('commonAnnotations').length > 0,
    replicas: hasReplicas(object) && namesIn('replicas').some((name) => names.includes(name)),
    images: [...namesIn('images'), ...namesIn('images', 'newName')].some((name) =>
      images.includes(name),
    ),
  };
  return FIELDS.filter((field) => used[field]);
}

/** In the order in which Kustomize applies them. */
const FIELDS = [
  'namespace',
  'namePrefix',
  'nameSuffix',
  'labels',
  'commonAnnotations',
  'replicas',
  'images',
] as const;

/** A Component is around all objects of the kustomization that includes it. */
function isAround({ fields, reads }: ReadingKustomization, file: string | undefined): boolean {
  return file === undefined || reads.has(file) || ownValue(fields, 'kind') === 'Component';
}
