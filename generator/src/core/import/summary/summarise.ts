import { describeObject, type KubernetesObject } from '../../kubernetes/object.ts';
import { isWithin } from '../../plan/paths/safe-path.ts';
import { lineCount } from '../../synthesis/line-count.ts';
import type { Synthesis } from '../../synthesis/types.ts';
import { componentsFolder, overlayFolder } from '../files/app-folders.ts';
import { countMeans } from './count-means.ts';
import type { EnvironmentSummary, ImportSummary, UnsharedObject } from './types.ts';

/**
 * Sums up an import: what came in, what is written, by which means, and what every overlay keeps to
 * itself.
 *
 * @param objects of each environment
 */
export function summarise(
  app: string,
  objects: ReadonlyMap<string, readonly KubernetesObject[]>,
  { files, overlays }: Synthesis,
): ImportSummary {
  const environments = [...objects].map(([name, own]): EnvironmentSummary => ({
    name,
    objects: own.length,
    linesIn: own.reduce((total, object) => total + lineCount(object), 0),
    linesOut: linesBelow(files, overlayFolder(app, name)),
  }));
  const sum = (pick: (environment: EnvironmentSummary) => number): number =>
    environments.reduce((total, environment) => total + pick(environment), 0);
  const components = linesBelow(files, componentsFolder(app));
  return {
    environments,
    lines: {
      in: sum(({ linesIn }) => linesIn),
      base: linesBelow(files, 'base') - components,
      components,
      overlays: sum(({ linesOut }) => linesOut),
      out: [...files.values()].reduce((total, text) => total + linesOf(text), 0),
    },
    means: countMeans(files),
    unshared: overlays.flatMap((overlay) =>
      overlay.objects
        .filter(({ origin }) => origin === 'overlay')
        .map(({ object, file, reason }): UnsharedObject => ({
          environment: overlay.environment,
          object: describeObject(object),
          file,
          reason,
        })),
    ),
  };
}

function linesBelow(files: ReadonlyMap<string, string>, folder: string): number {
  return [...files].reduce(
    (total, [path, text]) => total + (isWithin(path, [folder]) ? linesOf(text) : 0),
    0,
  );
}

/** Blank lines and comments do not count: they are no more to maintain. */
function linesOf(text: string): number {
  return text.split('\n').filter((line) => !/^\s*(#|$)/.test(line)).length;
}
