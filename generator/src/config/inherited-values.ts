import type { Deployment } from '../core/fleet.ts';
import type { DocumentPath } from '../core/problem.ts';
import type { Locator } from './source/locator.ts';

/**
 * The place where a merged value is written: of the candidates (`Deployment.valuePaths`) the first
 * that holds the whole path, else the longest part of it.
 */
export function mostSpecificPath(
  locator: Locator,
  candidates: readonly DocumentPath[],
  path: DocumentPath,
): DocumentPath {
  for (let length = path.length; length >= 0; length -= 1) {
    for (const candidate of candidates) {
      const full = [...candidate, ...path.slice(0, length)];
      if (locator.writtenDepth(full) === full.length) return full;
    }
  }
  return candidates[0] ?? [];
}

/**
 * A locator for problems of the stages after `config`: they know a deployment's own `values` path,
 * and the value may be written in an extended environment or in what all environments share.
 */
export function followInheritance(locator: Locator, deployments: readonly Deployment[]): Locator {
  const candidatesOf = new Map(
    deployments.map(({ path, valuePaths }) => [JSON.stringify([...path, 'values']), valuePaths]),
  );
  return {
    ...locator,
    locate: (problem) => {
      const candidates = candidatesOf.get(JSON.stringify(problem.path.slice(0, VALUES_DEPTH)));
      if (candidates === undefined) return locator.locate(problem);
      const path = mostSpecificPath(locator, candidates, problem.path.slice(VALUES_DEPTH));
      return locator.locate({ ...problem, path });
    },
  };
}

/** `apps.<app>.environments.<env>.values` */
const VALUES_DEPTH = 5;
