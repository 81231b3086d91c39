import type { LintedDeployment } from '../../checks/lints/lint.ts';
import { runLints } from '../../checks/lints/run-lints.ts';
import type { CheckedBuild, ObjectFinding } from './checked-build.ts';

/** A finding that an annotation on the object keeps quiet, with its reason. */
export interface SilencedFinding extends ObjectFinding {
  reason: string;
}

/** What the lints say of all builds, looked at together. */
export function lintBuilds(builds: readonly CheckedBuild[]): {
  findings: ObjectFinding[];
  silenced: SilencedFinding[];
} {
  const buildOf = new Map(builds.map((build) => [asLinted(build), build]));
  const { findings, silenced } = runLints({ deployments: [...buildOf.keys()] });
  const joined = <Found extends { deployment: LintedDeployment }>({
    deployment,
    ...found
  }: Found) => {
    const build = buildOf.get(deployment);
    return build === undefined ? [] : [{ ...found, check: 'lint' as const, build }];
  };
  return { findings: findings.flatMap(joined), silenced: silenced.flatMap(joined) };
}

function asLinted(build: CheckedBuild): LintedDeployment {
  const { environment, app, cluster, namespace, objects, declaredSecrets } = build;
  return { environment, app, cluster, namespace, objects, declaredSecrets };
}
