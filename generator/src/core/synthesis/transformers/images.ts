import { isJsonObject, type Json, type KubernetesObject } from '../../kubernetes/object.ts';

/** An entry of `images:` in a kustomization. */
export interface ImageEntry {
  name: string;
  newName?: string;
  newTag?: string;
  digest?: string;
}

/**
 * What `images:` does to an object: every `image` in a list called `containers` or `initContainers`,
 * wherever it stands (kustomize api/filters/imagetag). Image volumes, which it reaches too, are left
 * to the proof.
 */
export function applyImages(
  object: KubernetesObject,
  entries: readonly ImageEntry[],
): KubernetesObject {
  if (entries.length === 0 || object.kind === 'CustomResourceDefinition') return object;
  return mapImages(object, (image) => entries.reduce(applyEntry, image)) as KubernetesObject;
}

/** Calls `change` with every image that `images:` can reach, and returns the value with the results. */
function mapImages(value: Json, change: (image: string) => string, path = ''): Json {
  if (Array.isArray(value)) return value.map((item) => mapImages(item, change, path));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => {
      if (key === 'image' && typeof child === 'string' && CONTAINERS.has(path)) {
        return [key, change(child)];
      }
      return [key, mapImages(child, change, key)];
    }),
  );
}
const CONTAINERS = new Set(['containers', 'initContainers']);

/** Every image that `images:` can reach, in the order of the object. */
export function imagesOf(object: KubernetesObject): string[] {
  const images: string[] = [];
  mapImages(object, (image) => {
    images.push(image);
    return image;
  });
  return images;
}

export interface ImageReference {
  name: string;
  tag: string;
  digest: string;
}

/** Splits `registry:5000/name:tag@digest`; a part that is missing is the empty string. */
export function parseImage(image: string): ImageReference {
  const [beforeDigest, digest] = splitOnce(image, '@');
  const slash = beforeDigest.indexOf('/');
  const [rest, tag] = splitOnce(beforeDigest.slice(Math.max(slash, 0)), ':');
  return { name: beforeDigest.slice(0, Math.max(slash, 0)) + rest, tag, digest };
}

function applyEntry(image: string, entry: ImageEntry): string {
  if (!isMatch(image, entry.name)) return image;
  const parsed = parseImage(image);
  const name = entry.newName ?? parsed.name;
  const replaces = entry.newTag !== undefined || entry.digest !== undefined;
  const tag = replaces ? entry.newTag : parsed.tag;
  const digest = replaces ? entry.digest : parsed.digest;
  return `${name}${tag ? `:${tag}` : ''}${digest ? `@${digest}` : ''}`;
}

/** Kustomize takes the name for a regular expression; a dot in it matches anything. */
function isMatch(image: string, name: string): boolean {
  return new RegExp(`^${name}(:[a-zA-Z0-9_.{}-]*)?(@sha256:[a-zA-Z0-9_.{}-]*)?$`).test(image);
}

function splitOnce(text: string, separator: string): [string, string] {
  const index = text.indexOf(separator);
  return index === -1 ? [text, ''] : [text.slice(0, index), text.slice(index + 1)];
}
