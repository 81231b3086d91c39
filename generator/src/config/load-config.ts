import type { DescribedTemplate } from './described-template.ts';
import type { Fleet } from '../core/fleet.ts';
import { assemble, type Assembled } from './source/assemble.ts';
import { followInheritance } from './inherited-values.ts';
import { inReadingOrder, type ConfigFile, type LocatedProblem } from './located-problem.ts';
import type { ConfigProblem, Locator } from './source/locator.ts';
import { normalise } from './normalise/normalise.ts';
import { keysOf, own } from './own-value.ts';
import { RULES } from './rules/registry.ts';
import type { RuleContext } from './rules/rule.ts';
import { salvage } from './validation/salvage.ts';
import { gitopsSchema } from './schema/gitops.ts';
import { validate, type Finding } from './validation/validate.ts';
import { valueProblems } from './validation/validate-values.ts';

interface ConfigInput {
  /** `gitops.yaml` first, then the files that its `include` matches. */
  files: readonly ConfigFile[];
  templates: ReadonlyMap<string, DescribedTemplate>;
}

export type LoadedFleet =
  | {
      fleet: Fleet;
      /** Warnings only. */
      problems: LocatedProblem[];
      /** Gives problems of later stages their place. */
      locator: Locator;
    }
  | { fleet: undefined; problems: LocatedProblem[]; locator?: undefined };

/**
 * From the texts of the configuration to the fleet: parse, schema, normalise, rules, values of the
 * templates. All problems of all stages are reported in one run, in reading order; with one error or
 * more there is no fleet.
 */
export function loadFleet({ files, templates }: ConfigInput): LoadedFleet {
  const { assembled, problems: readProblems } = assemble(files);
  const { fleet, problems: meaningProblems } =
    assembled === undefined ? { fleet: undefined, problems: [] } : interpret(assembled, templates);
  const paths = files.map((file) => file.path);
  const problems = inReadingOrder([...readProblems, ...meaningProblems], paths);
  const hasErrors = problems.some((problem) => problem.severity === 'error');
  if (assembled === undefined || fleet === undefined || hasErrors) {
    return { fleet: undefined, problems };
  }
  return { fleet, problems, locator: followInheritance(assembled.locator, fleet.deployments) };
}

function interpret(
  { document, locator }: Assembled,
  templates: ReadonlyMap<string, DescribedTemplate>,
): { fleet: Fleet | undefined; problems: LocatedProblem[] } {
  const validated = validate(gitopsSchema, document, {
    sourceAt: (path) => locator.sourceText(path),
  });
  const problems: ConfigProblem[] = validated.findings.map(schemaProblem);
  const written = validated.value ?? salvage(document, validated.findings);
  if (written === undefined) {
    return { fleet: undefined, problems: problems.map((problem) => locator.locate(problem)) };
  }
  const fleet = normalise(written);
  const names: RuleContext['names'] = {
    clusters: keysOf(own(document, 'clusters')),
    environments: keysOf(own(document, 'environments')),
    apps: keysOf(own(document, 'apps')),
  };
  const isRefused: RuleContext['isRefused'] = (section) =>
    validated.findings.some(
      ({ path, meant }) => path.length === 1 && (path[0] === section || meant === section),
    );
  const context: RuleContext = { written, fleet, names, isRefused, templates };
  const later = [
    ...RULES.flatMap((rule) => rule(context)),
    ...valueProblems(fleet, templates, locator),
  ];
  problems.push(...later.filter((problem) => isReal(problem, validated.findings)));
  return { fleet, problems: problems.map((problem) => locator.locate(problem)) };
}

function schemaProblem({ kind, path, message, hint }: Finding): ConfigProblem {
  return {
    severity: 'error',
    path,
    message,
    ...(kind === 'invalid value' ? {} : { at: 'key' }),
    ...(hint === undefined ? {} : { hint }),
  };
}

/** Whether no finding of the schema lies in the part of the document that the problem relies on. */
function isReal({ needs }: ConfigProblem, findings: readonly Finding[]): boolean {
  if (needs === undefined) return true;
  return !findings.some(({ path }) => needs.every((segment, index) => path[index] === segment));
}
