import type { Colors } from 'picocolors/types.js';
import type { SecretRequirement } from '../../core/desired/template.ts';
import type { Deployment } from '../../core/fleet.ts';
import type { SecretUse } from '../../core/secrets/secret-uses.ts';

/** What `strata secrets rotate` is about to change, or has changed. */
export interface Rotation {
  deployment: Deployment;
  requirement: SecretRequirement;
  keys: readonly string[];
  /** The workloads that read one of the keys. */
  uses: readonly SecretUse[];
}

/** What will change, what else a person has to do, and who reads it. */
export function renderRotation(rotation: Rotation, colors: Colors): string {
  const { deployment, requirement, keys } = rotation;
  const { environment, app, namespace } = deployment;
  return [
    `${colors.bold(`${environment}/${app}`)}: Secret ${namespace}/${requirement.name}`,
    `  new values for ${keys.join(', ')}`,
    ...notes(rotation).map((note) => `  ${colors.yellow('mind:')} ${note}`),
    ...readers(rotation),
  ].join('\n');
}

/** What was changed, and the commands that are left to run. */
export function renderRotated(
  rotation: Rotation,
  restarted: readonly SecretUse[],
  colors: Colors,
): string {
  const { deployment, requirement, keys, uses } = rotation;
  const { namespace } = deployment;
  const left = uses.filter(({ canRestart, kind, name }) => {
    return canRestart && !restarted.some((use) => use.kind === kind && use.name === name);
  });
  return [
    `${colors.green('rotated')} ${namespace}/${requirement.name}: ${keys.join(', ')}`,
    ...(restarted.length === 0 ? [] : [`restarted: ${restarted.map(shortName).join(', ')}`]),
    ...(left.length === 0
      ? []
      : [
          ...blockingNotes(rotation).map((note) => `${colors.yellow('first:')} ${note}`),
          'Pods keep the old value until they restart:',
          `  kubectl --namespace ${namespace} rollout restart ${left.map(shortName).join(' ')}`,
        ]),
  ].join('\n');
}

/** Each thing to know once, with the keys that it is about. */
function notes({ requirement, keys }: Rotation): string[] {
  const byNote = new Map<string, string[]>();
  for (const { key, rotation } of requirement.keys) {
    if (rotation === undefined || !keys.includes(key)) continue;
    byNote.set(rotation.note, [...(byNote.get(rotation.note) ?? []), key]);
  }
  return [...byNote].map(([note, about]) => `${about.join(', ')}: ${note}`);
}

function blockingNotes({ requirement, keys }: Rotation): string[] {
  const rotations = requirement.keys.flatMap(({ key, rotation }) =>
    keys.includes(key) && rotation?.blocksRestart === true ? [rotation.note] : [],
  );
  return [...new Set(rotations)];
}

function readers({ uses }: Rotation): string[] {
  const restarts = uses.filter(({ canRestart }) => canRestart).map(shortName);
  const runs = uses.filter(({ canRestart }) => !canRestart).map(shortName);
  if (uses.length === 0) return ['  no workload of the overlay reads it'];
  return [
    ...(restarts.length === 0 ? [] : [`  must restart: ${restarts.join(', ')}`]),
    ...(runs.length === 0 ? [] : [`  use it at their next run: ${runs.join(', ')}`]),
  ];
}

/** `deployment/wordpress`, as kubectl takes it. */
function shortName({ kind, name }: SecretUse): string {
  return `${kind.toLowerCase()}/${name}`;
}
