import type { Deployment } from '../fleet.ts';
import { isJsonObject, valueAt, type Json } from '../kubernetes/object.ts';
import type { PresentFile } from '../plan/present-file.ts';
import { readManifests } from '../yaml.ts';
import { SEALED_SECRET } from './secret-objects.ts';

/** What makes a declared Secret in the cluster. */
export type SecretSource =
  /** A person, or `strata secrets create`. */
  | { kind: 'cluster' }
  /** The External Secrets operator, from the store that gitops.yaml names. */
  | { kind: 'store'; store: string }
  /** The Sealed Secrets controller, from a file in `custom/`. */
  | { kind: 'sealed'; file: string; keys: string[] }
  /** The External Secrets operator, from a file in `custom/`. */
  | { kind: 'external'; file: string };

/**
 * Tells what makes a Secret: the store of the deployment, an object in `custom/` of its overlay or
 * base, else nothing in the repository.
 *
 * @param present files of the repository by path
 */
export function secretSource(
  secret: string,
  { app, environment, secretStore }: Deployment,
  present: ReadonlyMap<string, PresentFile>,
): SecretSource {
  if (secretStore !== undefined) return { kind: 'store', store: secretStore.name };
  const folders = [`overlays/${environment}/${app}/custom/`, `base/${app}/custom/`];
  for (const [path, file] of present) {
    if (file.kind !== 'file' || !folders.some((folder) => path.startsWith(folder))) continue;
    if (!/\.ya?ml$/.test(path)) continue;
    for (const object of objectsIn(file.text)) {
      const source = sourceIn(object, secret, path);
      if (source !== undefined) return source;
    }
  }
  return { kind: 'cluster' };
}

/** A file that is no YAML is told of elsewhere, where the overlay is built. */
function objectsIn(text: string): Json[] {
  try {
    return readManifests(text);
  } catch {
    return [];
  }
}

function sourceIn(object: Json, secret: string, file: string): SecretSource | undefined {
  const kind = valueAt(object, ['kind']);
  const name = valueAt(object, ['metadata', 'name']);
  if (kind === SEALED_SECRET.kind && name === secret) {
    const data = valueAt(object, ['spec', 'encryptedData']);
    return { kind: 'sealed', file, keys: isJsonObject(data) ? Object.keys(data) : [] };
  }
  const target = valueAt(object, ['spec', 'target', 'name']) ?? name;
  return kind === 'ExternalSecret' && target === secret ? { kind: 'external', file } : undefined;
}
