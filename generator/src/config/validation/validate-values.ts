import type { DescribedTemplate } from '../described-template.ts';
import type { Fleet } from '../../core/fleet.ts';
import type { JsonObject } from '../../core/kubernetes/object.ts';
import type { DocumentPath } from '../../core/problem.ts';
import { mostSpecificPath } from '../inherited-values.ts';
import type { ConfigProblem, Locator } from '../source/locator.ts';
import { validate, type Finding } from './validate.ts';

/**
 * Validates merged values with the schema of their template. The paths of the findings start below
 * `values`. Values whose schema accepts them may still break the template's `rules`.
 */
export function validateValues(
  template: DescribedTemplate,
  values: JsonObject,
  sourceAt: (path: DocumentPath) => string | undefined = () => undefined,
): Finding[] {
  return validate(template.values, values, { sourceAt, prefix: ['values'] }).findings;
}

/**
 * Validates the values of every deployment. Each problem points to the most specific place where its
 * value is written; what several environments inherit from one place is one problem.
 */
export function valueProblems(
  fleet: Fleet,
  templates: ReadonlyMap<string, DescribedTemplate>,
  locator: Locator,
): ConfigProblem[] {
  return fleet.apps.flatMap((app) => {
    if (app.source.kind !== 'template') return [];
    const template = templates.get(app.source.template);
    if (template === undefined) return [];
    const deployments = fleet.deployments.filter((deployment) => deployment.app === app.name);
    const faults = new Map<string, Fault>();
    for (const { environment, values, valuePaths } of deployments) {
      const pathOf = (path: DocumentPath): DocumentPath =>
        mostSpecificPath(locator, valuePaths, path);
      const sourceAt = (path: DocumentPath): string | undefined => locator.sourceText(pathOf(path));
      for (const finding of validateValues(template, values, sourceAt)) {
        const place = { environment, path: pathOf(finding.path) };
        const identity = `${finding.path.join('\n')}\n${finding.message}`;
        const fault = faults.get(identity) ?? { finding, places: [] };
        faults.set(identity, { finding, places: [...fault.places, place] });
      }
    }
    return [...faults.values()].flatMap((fault) =>
      isSharedGap(fault, deployments.length, [...app.path, 'values'], locator)
        ? [problemAt(fault.finding, [...app.path, 'values', ...fault.finding.path])]
        : problemsOf(fault, deployments.length),
    );
  });
}

/** One finding, and where it arises. */
interface Fault {
  finding: Finding;
  places: { environment: string; path: DocumentPath }[];
}

/** Whether a key misses in every environment and the shared values are where people would add it. */
function isSharedGap(
  { finding, places }: Fault,
  deploymentCount: number,
  sharedPath: DocumentPath,
  locator: Locator,
): boolean {
  const parent = [...sharedPath, ...finding.path.slice(0, -1)];
  const isWrittenThere = locator.writtenDepth(parent) === parent.length;
  return (
    finding.kind === 'missing key' &&
    deploymentCount > 1 &&
    places.length === deploymentCount &&
    (isWrittenThere || finding.path.length === 1)
  );
}

function problemsOf({ finding, places }: Fault, deploymentCount: number): ConfigProblem[] {
  const isEverywhere = places.length === deploymentCount;
  return places.map(({ environment, path }) => {
    const isShared = path[2] !== 'environments';
    const suffix = isShared && !isEverywhere ? ` (in ${environment})` : '';
    return problemAt({ ...finding, message: `${finding.message}${suffix}` }, path);
  });
}

function problemAt({ kind, message, hint }: Finding, path: DocumentPath): ConfigProblem {
  return {
    severity: 'error',
    path,
    message,
    ...(kind === 'invalid value' ? {} : { at: 'key' }),
    ...(kind === 'missing key' ? { needs: path.slice(0, APP_DEPTH) } : {}),
    ...(hint === undefined ? {} : { hint }),
  };
}

/** `apps.<app>` */
const APP_DEPTH = 2;
