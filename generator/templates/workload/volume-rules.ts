import type { TemplateProblem } from '../../src/core/desired/template.ts';
import type { WorkloadValues } from './values.ts';
import { SOURCE_KINDS, type VolumeValues } from './values/volumes.ts';
import { CONFIG_VOLUME, sourcesOf } from './volumes.ts';

/** Volumes without or with two sources, and mounts that hide one another. */
export function volumeProblems(values: WorkloadValues): TemplateProblem[] {
  return [
    ...Object.entries(values.volumes).flatMap(([name, volume]) => sourceProblems(name, volume)),
    ...mountProblems(values),
    ...configProblems(values),
  ];
}

function sourceProblems(name: string, volume: VolumeValues): TemplateProblem[] {
  const path = ['volumes', name];
  const found = sourcesOf(volume);
  if (found.length !== 1) {
    return [
      {
        path,
        message:
          `the volume ${name} has ${found.length === 0 ? 'no source' : found.join(' and ')}; ` +
          `accepted is one of size (a PersistentVolumeClaim of its own), ${SOURCE_KINDS.join(', ')}`,
        hint: 'for a folder that lives as long as the pod write emptyDir: {}',
      },
    ];
  }
  if (volume.size !== undefined) return [];
  return (['storageClass', 'accessMode'] as const)
    .filter((key) => volume[key] !== undefined)
    .map((key) => ({ path: [...path, key], message: `${key} has no effect without size` }));
}

function mountProblems({ volumes, config }: WorkloadValues): TemplateProblem[] {
  const mounts = [
    ...(config === undefined
      ? []
      : [{ mountPath: config.mountPath, path: ['config', 'mountPath'] }]),
    ...Object.entries(volumes).map(([name, { mountPath }]) => ({
      mountPath,
      path: ['volumes', name, 'mountPath'],
    })),
  ];
  return mounts.flatMap(({ mountPath, path }, index) =>
    mounts.findIndex((mount) => mount.mountPath === mountPath) === index
      ? []
      : [{ path, message: `two volumes are mounted at ${mountPath}` }],
  );
}

// The limit of the API server for all of a ConfigMap's data.
const CONFIG_MAP_LIMIT = 1024 * 1024;

function configProblems({ volumes, config }: WorkloadValues): TemplateProblem[] {
  if (config === undefined) return [];
  const problems: TemplateProblem[] = [];
  if (Object.hasOwn(volumes, CONFIG_VOLUME)) {
    problems.push({
      path: ['volumes', CONFIG_VOLUME],
      message: `the volume ${CONFIG_VOLUME} is that of the files under config`,
      hint: 'give it another name',
    });
  }
  const size = Object.values(config.files).reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  if (size > CONFIG_MAP_LIMIT) {
    problems.push({
      path: ['config', 'files'],
      message: `the files have ${size} bytes, and a ConfigMap holds at most ${CONFIG_MAP_LIMIT}`,
      hint: 'put them into the image or a volume',
    });
  }
  return problems;
}
