import type { GroupKind } from '../../kubernetes/group-kind.ts';
import { isJsonObject, type Json, type JsonObject } from '../../kubernetes/object.ts';
import { readManifests } from '../../yaml.ts';
import { literalPattern } from './pattern.ts';
import type { Permissions } from './permissions.ts';
import type { ClusterResource, Destination } from '../types.ts';

/** Annotations of an AppProject that list, a line each, what it permits for a last prune. */
export const RETAINED_KINDS = 'strata/retained-kinds';
export const RETAINED_NAMESPACES = 'strata/retained-namespaces';

/** What the AppProject in a file permits. */
export interface ProjectState {
  permissions: Permissions;
  retained: Retained;
}

/** What a project permits although the build no longer needs it. */
export interface Retained {
  /** `Kind.group`, or `Kind.group/name` of a cluster-scoped object. */
  kinds: string[];
  namespaces: string[];
}

/**
 * Reads an AppProject as this generator writes it. Gives undefined for any other text (none, no YAML,
 * with merge conflict markers, of another shape), and for a project of another cluster: what an
 * Application left behind there, Argo CD no longer prunes.
 */
export function readProject(
  text: string | undefined,
  name: string,
  destination: Destination,
): ProjectState | undefined {
  const project = text === undefined ? undefined : soleObject(text);
  if (project?.['kind'] !== 'AppProject') return undefined;
  const { metadata, spec } = project;
  if (!isJsonObject(metadata) || metadata['name'] !== name || !isJsonObject(spec)) return undefined;
  const namespaces = listOf(spec['destinations'], (entry) => namespaceAt(entry, destination));
  const clusterKinds = listOf(spec['clusterResourceWhitelist'], clusterResource);
  const namespacedKinds = listOf(spec['namespaceResourceWhitelist'], groupKind);
  if (namespaces === undefined || clusterKinds === undefined || namespacedKinds === undefined) {
    return undefined;
  }
  const annotations = isJsonObject(metadata['annotations']) ? metadata['annotations'] : {};
  return {
    permissions: { namespaces, clusterKinds, namespacedKinds },
    retained: {
      kinds: linesOf(annotations[RETAINED_KINDS]),
      namespaces: linesOf(annotations[RETAINED_NAMESPACES]),
    },
  };
}

function soleObject(text: string): JsonObject | undefined {
  try {
    const [object, ...others] = readManifests(text);
    return isJsonObject(object) && others.length === 0 ? object : undefined;
  } catch {
    // Whatever the text is, it is no project that this generator wrote.
    return undefined;
  }
}

/** Undefined where it is no list, or one of its entries cannot be read. */
function listOf<Item>(
  value: Json | undefined,
  read: (entry: JsonObject) => Item | undefined,
): Item[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const items = value.flatMap((entry) => (isJsonObject(entry) ? (read(entry) ?? []) : []));
  return items.length === value.length ? items : undefined;
}

function namespaceAt(entry: JsonObject, destination: Destination): string | undefined {
  const { namespace = '' } = entry;
  const same =
    'server' in destination
      ? entry['server'] === literalPattern(destination.server)
      : entry['name'] === literalPattern(destination.name);
  return same && typeof namespace === 'string' ? namespace : undefined;
}

function clusterResource(entry: JsonObject): ClusterResource | undefined {
  const kind = groupKind(entry);
  const { name } = entry;
  if (kind === undefined || (name !== undefined && typeof name !== 'string')) return undefined;
  return name === undefined ? kind : { ...kind, name };
}

function groupKind({ group, kind }: JsonObject): GroupKind | undefined {
  return typeof group === 'string' && typeof kind === 'string' ? { group, kind } : undefined;
}

function linesOf(value: Json | undefined): string[] {
  return typeof value === 'string' ? value.split('\n') : [];
}
