import { deepEqual } from '../kubernetes/equality.ts';
import {
  isJsonObject,
  ownValue,
  valueAt,
  type Json,
  type KubernetesObject,
} from '../kubernetes/object.ts';
import type { Kustomization } from '../kustomize/build-files.ts';
import type { DocumentPath } from '../problem.ts';
import { parseImage } from '../synthesis/transformers/images.ts';
import { valueIn } from './written-path.ts';

/**
 * The field of a kustomization that gives a built object's field its value: `replicas`, `images` or
 * `namespace`.
 *
 * @param kustomizations - Of the build, the one that applies last first.
 * @param names - Of the object, as built and as written.
 */
export function transformerPlace(
  object: KubernetesObject,
  path: DocumentPath,
  kustomizations: readonly Kustomization[],
  names: readonly string[],
): { file: string; path: DocumentPath } | undefined {
  for (const { file, fields } of kustomizations) {
    const entry = (field: string, accepted: (name: Json) => boolean) => {
      const list = ownValue(fields, field);
      const index = Array.isArray(list)
        ? list.findIndex((each) => isJsonObject(each) && accepted(ownValue(each, 'name') ?? null))
        : -1;
      return index === -1 ? undefined : { file, path: [field, index] };
    };
    const key = path.at(-1);
    const text = path.join('.');
    if (text === 'spec.replicas') {
      const found = entry('replicas', (name) => names.some((own) => own === name));
      if (found !== undefined) return found;
    } else if (key === 'image') {
      const image = valueIn(object, path);
      const name = typeof image === 'string' ? parseImage(image).name : undefined;
      const found = entry('images', (other) => other === name || other === image);
      if (found !== undefined) return found;
    } else if (text === 'metadata.namespace') {
      const namespace = ownValue(fields, 'namespace');
      const isIts = deepEqual(namespace, valueAt(object, ['metadata', 'namespace']));
      if (namespace !== undefined && isIts) return { file, path: ['namespace'] };
    }
  }
  return undefined;
}
