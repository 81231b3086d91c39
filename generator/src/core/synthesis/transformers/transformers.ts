import type { KubernetesObject } from '../../kubernetes/object.ts';
import { chooseImages, undoImages, type ObjectPair } from './choose-images.ts';
import { chooseLabels, undoLabels } from './choose-labels.ts';
import { chooseReplicas, undoReplicas } from './choose-replicas.ts';
import type { ImageEntry } from './images.ts';
import type { ReplicaEntry } from './replicas.ts';

export type { ObjectPair };

/** Fields of a kustomization that change all objects of an overlay after its patches. */
export interface Transformers {
  labels: Record<string, string>;
  images: ImageEntry[];
  replicas: ReplicaEntry[];
}

export const NO_TRANSFORMERS: Transformers = { labels: {}, images: [], replicas: [] };

/** The transformers that express differences between the base and an overlay. */
export function chooseTransformers(pairs: readonly ObjectPair[]): Transformers {
  return {
    labels: chooseLabels(pairs),
    images: chooseImages(pairs),
    replicas: chooseReplicas(pairs),
  };
}

/** What an object must be before the transformers for them to turn it into the target. */
export function undoTransformers(pair: ObjectPair, transformers: Transformers): KubernetesObject {
  const { base } = pair;
  const unlabelled = undoLabels(pair, transformers.labels);
  const unscaled = undoReplicas({ base, target: unlabelled }, transformers.replicas);
  return undoImages({ base, target: unscaled }, transformers.images);
}
