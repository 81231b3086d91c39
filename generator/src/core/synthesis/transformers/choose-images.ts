import type { KubernetesObject } from '../../kubernetes/object.ts';
import { alignImages } from './align-images.ts';
import { applyImages, imagesOf, parseImage, type ImageEntry } from './images.ts';

/** An object of the overlay, and what the base has in its place. */
export interface ObjectPair {
  base: KubernetesObject | undefined;
  target: KubernetesObject;
}

/**
 * The `images:` entries with which an overlay gets its images from the base's: one for each name in
 * the base whose images all become the same one. An entry that would change an image elsewhere in the
 * overlay is left out.
 */
export function chooseImages(pairs: readonly ObjectPair[]): ImageEntry[] {
  const pairsByName = new Map<string, [string, string][]>();
  for (const pair of imagePairs(pairs)) {
    const { name } = parseImage(pair[0]);
    pairsByName.set(name, [...(pairsByName.get(name) ?? []), pair]);
  }
  const candidates = [...pairsByName].flatMap(([name, images]) => {
    const changed = images.find(([base, target]) => base !== target);
    if (changed === undefined || !SAFE_NAME.test(name)) return [];
    const entry = entryFor(name, changed[1]);
    return images.every(([base, target]) => applyTo(base, [entry]) === target) ? [entry] : [];
  });
  return candidates
    .sort((left, right) => (left.name < right.name ? -1 : 1))
    .filter((entry) => isExact(pairs, entry, candidates));
}

/** The target with the base's images wherever the entries turn those into the target's. */
export function undoImages(pair: ObjectPair, entries: readonly ImageEntry[]): KubernetesObject {
  return alignImages(pair.base, pair.target, (base, target) =>
    applyTo(base, entries) === target ? base : target,
  ) as KubernetesObject;
}

/** Kustomize takes the name for a regular expression, so only names without other signs. */
const SAFE_NAME = /^[\w./:-]+$/;

function entryFor(name: string, image: string): ImageEntry {
  const { name: newName, tag, digest } = parseImage(image);
  return {
    name,
    ...(newName === name ? {} : { newName }),
    ...(tag === '' ? {} : { newTag: tag }),
    ...(digest === '' ? {} : { digest }),
  };
}

/** Each image of the overlay is either what the entry makes of the base's, or not its business. */
function isExact(pairs: readonly ObjectPair[], entry: ImageEntry, all: ImageEntry[]): boolean {
  const alone = pairs.every((pair) => {
    const undone = undoImages(pair, [entry]);
    return imagesOf(undone).every(
      (image, index) => applyTo(image, [entry]) === imagesOf(pair.target)[index],
    );
  });
  const chains = all.some((other) => other !== entry && other.name === entry.newName);
  return alone && !chains;
}

function imagePairs(pairs: readonly ObjectPair[]): [string, string][] {
  const found: [string, string][] = [];
  for (const { base, target } of pairs) {
    alignImages(base, target, (from, to) => {
      found.push([from, to]);
      return to;
    });
  }
  return found;
}

function applyTo(image: string, entries: readonly ImageEntry[]): string {
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'pod' } };
  const changed = applyImages({ ...pod, containers: [{ image }] }, entries);
  return imagesOf(changed)[0] ?? image;
}
