import { createHash } from 'node:crypto';
import { compareText } from '../../compare-text.ts';
import { isJsonObject, type JsonObject, type KubernetesObject } from '../../kubernetes/object.ts';

/**
 * The suffix that Kustomize gives to the name of a generated ConfigMap or Secret: the start of a
 * SHA-256 over kind, `data`, `binaryData` or `stringData`, and a Secret's type, in an alphabet
 * without vowels (kustomize api/hasher/hasher.go). Name, namespace, labels, annotations and
 * `immutable` do not count: the hasher looks for a key `metadata/name`, finds none and takes the
 * empty string.
 *
 * The hash is that of the finished object, and goes behind every `nameSuffix`, because it is the last
 * step of a build (kusttarget.go, addHashesToNames).
 *
 * Undefined for another kind, and where the data is no map of strings. A Kustomize built with Go before
 * 1.22 hashes backspaces and form feeds otherwise (encoding/json escapes them differently).
 */
export function hashSuffix(object: KubernetesObject): string | undefined {
  const content = hashedContent(object);
  if (content === undefined) return undefined;
  const digest = createHash('sha256').update(goJson(content)).digest('hex');
  return digest.slice(0, 10).replace(/[013ae]/g, (digit) => REPLACEMENTS[digit] ?? digit);
}

const REPLACEMENTS: Readonly<Record<string, string>> = { 0: 'g', 1: 'h', 3: 'k', a: 'm', e: 't' };

/** The object's name as stem and hash; undefined unless it ends in the hash of this very content. */
export function hashedName(object: KubernetesObject): { stem: string; hash: string } | undefined {
  const [, stem, hash] = NAME_WITH_HASH.exec(object.metadata.name) ?? [];
  if (stem === undefined || hash === undefined) return undefined;
  return hashSuffix(object) === hash ? { stem, hash } : undefined;
}

const NAME_WITH_HASH = /^(.+)-([2456789bcdfghkmt]{10})$/s;

/** The object as the end of the build leaves it, undefined where it can have no hash. */
export function withHashSuffix(object: KubernetesObject): KubernetesObject | undefined {
  const hash = hashSuffix(object);
  return hash === undefined ? undefined : renamed(object, `${object.metadata.name}-${hash}`);
}

/** The object as it is before the end of the build, undefined unless `hashedName` knows it. */
export function withoutHashSuffix(object: KubernetesObject): KubernetesObject | undefined {
  const name = hashedName(object);
  return name === undefined ? undefined : renamed(object, name.stem);
}

function renamed(object: KubernetesObject, name: string): KubernetesObject {
  return { ...object, metadata: { ...object.metadata, name } };
}

type Content = Record<string, string | JsonObject>;

function hashedContent(object: KubernetesObject): Content | undefined {
  const { apiVersion, kind, data = '', binaryData = {}, stringData = {}, type = '' } = object;
  if (apiVersion !== 'v1' || typeof type !== 'string') return undefined;
  if (data !== '' && !isStringMap(data)) return undefined;
  if (!isStringMap(binaryData) || !isStringMap(stringData)) return undefined;
  const name = '';
  switch (kind) {
    case 'ConfigMap':
      return { kind, name, data, ...(Object.hasOwn(object, 'binaryData') ? { binaryData } : {}) };
    case 'Secret':
      return {
        kind,
        name,
        type,
        data,
        ...(Object.hasOwn(object, 'stringData') ? { stringData } : {}),
      };
    default:
      return undefined;
  }
}

function isStringMap(value: unknown): value is Record<string, string> {
  return isJsonObject(value) && Object.values(value).every((item) => typeof item === 'string');
}

/** As Go's encoding/json writes a value: keys sorted, and what HTML gives a meaning escaped. */
function goJson(value: string | Content | JsonObject): string {
  if (typeof value === 'string') return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, escape);
  const fields = Object.entries(value as Content)
    .sort(([a], [b]) => compareText(a, b))
    .map(([key, child]) => `${goJson(key)}:${goJson(child)}`);
  return `{${fields.join(',')}}`;
}

function escape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
