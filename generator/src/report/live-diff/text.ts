import type { Colors } from 'picocolors/types.js';
import { groupOf, type Json, type KubernetesObject } from '../../core/kubernetes/object.ts';
import { isDifferent, type DeploymentDiff, type ObjectChange } from '../../core/live-diff/types.ts';
import { writeYaml } from '../../core/yaml.ts';
import { renderUnifiedDiff } from '../unified-diff.ts';

/** The diffs of all objects that a sync would change; empty where there are none. */
export function renderLiveDiff(diffs: readonly DeploymentDiff[], colors: Colors): string {
  return diffs
    .flatMap(({ changes }) => changes.filter(isDifferent))
    .map((change) => renderObjectDiff(change, colors))
    .join('\n');
}

/** The unified diff of one object. */
export function renderObjectDiff(change: ObjectChange, colors: Colors): string {
  const { before, after } = change;
  const name = fileName(change);
  return renderUnifiedDiff(
    {
      from: before === undefined ? '/dev/null' : `live/${name}`,
      to: after === undefined ? '/dev/null' : `git/${name}`,
      before: textOf(before),
      after: textOf(after),
    },
    colors,
  );
}

/** Like the names that `kubectl diff` gives: `apps.v1.Deployment.shop.web`. */
function fileName({ apiVersion, kind, namespace, name }: ObjectChange): string {
  return [apiVersion.replace('/', '.'), kind, namespace ?? '', name].join('.');
}

function textOf(object: KubernetesObject | undefined): string {
  return object === undefined ? '' : writeYaml(sorted(object));
}

/** The API server gives keys in its own order, so that only sorted ones compare line by line. */
function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]));
}

/** A line for each deployment, and what a sync leaves or cannot do. */
export function summarise(diffs: readonly DeploymentDiff[]): string {
  return diffs.flatMap(summaryOf).join('\n');
}

function summaryOf({ label, changes }: DeploymentDiff): string[] {
  const counts = [
    ['create', 'to create'],
    ['update', 'to change'],
    ['prune', 'to delete'],
    ['refuse', 'refused'],
  ].flatMap(([wanted, words]) => {
    const count = changes.filter(({ change }) => change === wanted).length;
    return count === 0 ? [] : [`${count} ${words ?? ''}`];
  });
  const others = changes.flatMap(({ change, message, ...object }) =>
    message === undefined ? [] : [`  ${describe(object)} ${WORDS[change] ?? ''}: ${message}`],
  );
  return [
    `${label}: ${counts.length === 0 ? 'a sync changes nothing' : counts.join(', ')}`,
    ...others,
  ];
}

const WORDS: Readonly<Record<string, string>> = {
  keep: 'stays',
  refuse: 'would be refused',
  skip: 'is not compared',
};

function describe({
  apiVersion,
  kind,
  namespace,
  name,
}: Pick<ObjectChange, 'apiVersion' | 'kind' | 'namespace' | 'name'>): string {
  const group = groupOf(apiVersion);
  return `${kind}${group === '' ? '' : `.${group}`} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}
