import { createColors } from 'picocolors';
import {
  computeImport,
  type ComputedImport,
} from '../../../src/commands/import/compute/compute-import.ts';
import type { ReadEnvironment } from '../../../src/commands/import/compute/read-environments.ts';
import { readInput } from '../../../src/core/import/input/read-input.ts';
import type { KubernetesObject } from '../../../src/core/kubernetes/object.ts';
import { readManifests, writeYaml } from '../../../src/core/yaml.ts';
import { BuildError, type Engine } from '../../../src/shell/engine/engine.ts';
import { UserError } from '../../../src/shell/errors.ts';
import type { Output } from '../../../src/shell/output.ts';
import type { RandomEnvironment } from './environments.ts';

/** What came of one import, as the engine itself tells it. */
export type ImportOutcome =
  | { kind: 'imported'; result: ComputedImport; engine: EngineRecord }
  | { kind: 'refused'; message: string; engine: EngineRecord };

/** What the engine printed last for each folder, and how often it was asked. */
export interface EngineRecord {
  /** By environment: of the plain manifests. */
  plain: Map<string, KubernetesObject[]>;
  /** By environment: of its overlay. */
  overlays: Map<string, KubernetesObject[]>;
  builds: number;
}

/** Imports environments as the command does: from text, proven, down the ladder where it has to. */
export async function importEnvironments(
  engine: Engine,
  environments: readonly RandomEnvironment[],
): Promise<ImportOutcome> {
  const read = environments.flatMap(readEnvironment);
  const record: EngineRecord = { plain: new Map(), overlays: new Map(), builds: 0 };
  const names = read.map(({ name }) => name);
  try {
    const result = await computeImport(recorded(engine, names, record), 'shop', read, {
      allowSecrets: true,
      output: SILENT,
    });
    return { kind: 'imported', result, engine: record };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { kind: 'refused', message: error.message, engine: record };
  }
}

/** None where Kustomize carries one of its objects by no means. */
function readEnvironment({ name, objects }: RandomEnvironment): ReadEnvironment[] {
  const text = objects.map((object) => writeYaml(object)).join('---\n');
  const texts = [{ name: `${name}.yaml`, text }];
  const input = readInput({ path: name, isFolder: false, texts, skipped: [] });
  return input.problems.length > 0 ? [] : [{ name, ...input }];
}

function recorded(engine: Engine, names: readonly string[], record: EngineRecord): Engine {
  return {
    ...engine,
    async build(folder) {
      record.builds++;
      const environment = /\/overlays\/([^/]+)\/shop$/.exec(folder)?.[1];
      const isPlain = environment === undefined;
      const name = environment ?? names[Number(folder.slice(folder.lastIndexOf('/') + 1))] ?? '';
      const text = await engine.build(folder).catch((error: unknown) => {
        if (error instanceof BuildError) record.overlays.delete(name);
        throw error;
      });
      (isPlain ? record.plain : record.overlays).set(
        name,
        readManifests(text) as KubernetesObject[],
      );
      return text;
    },
  };
}

const SILENT: Output = {
  print: () => undefined,
  say: () => undefined,
  fail: () => undefined,
  progress: () => undefined,
  colors: createColors(false),
  isInteractive: false,
};
