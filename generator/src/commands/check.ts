import { describeObject } from '../core/kubernetes/object.ts';
import type { CheckFinding, Silenced } from '../report/check/check-finding.ts';
import { renderCheck, type CheckFormat } from '../report/check/render.ts';
import { checkedBuilds } from './check/checked-build.ts';
import { clusterSchemas } from './check/cluster-schemas.ts';
import { compareRevision } from './check/compare-revision.ts';
import { lintBuilds, type SilencedFinding } from './check/lint-builds.ts';
import { placeFindings } from './check/place-findings.ts';
import { treeFindings } from './check/tree-findings.ts';
import { validateBuilds } from './check/validate-builds.ts';
import type { Dependencies, ExitCode } from './dependencies.ts';
import { buildForeign } from './steps/build-foreign.ts';
import { computeTree } from './steps/compute-tree.ts';
import { openWithEngine } from './steps/open-with-engine.ts';
import { sayEngineWarning } from './steps/say-engine-warning.ts';
import { sayNotices } from './steps/say-notices.ts';
import { schemaFolders } from './steps/validate/schema-folders.ts';

export interface CheckOptions {
  /** Build every overlay alone. */
  isolated: boolean;
  format: CheckFormat;
  /** Warnings are findings that count. */
  strict: boolean;
  /** A revision: what the server refuses of the changes since then. */
  against?: string;
}

/**
 * `strata check`: is the tree what gitops.yaml gives, does every kustomization build, are the overlays
 * exactly the wished objects, would their API server take these, and is anything unwise. All look at
 * one build of each overlay. Writes nothing.
 *
 * @returns 0 clean, 1 findings
 */
export async function check(options: CheckOptions, dependencies: Dependencies): Promise<ExitCode> {
  const { output, fs } = dependencies;
  const { repository, engineFound } = await openWithEngine(dependencies, { recover: false });
  const engine = await engineFound;
  const { isolated, format, against } = options;
  const tree = await computeTree(repository, engine, dependencies, {
    isolated,
    discard: new Set(),
  });
  const failures = await buildForeign(repository, engine, tree.plan.foreign);

  const builds = checkedBuilds(tree);
  const { schemas, findings: ofSchemas } = clusterSchemas(
    repository,
    await schemaFolders(dependencies),
  );
  const validation = await validateBuilds(builds, schemas);
  const lints = lintBuilds(builds);
  const comparison =
    against === undefined
      ? { findings: [], notices: [] }
      : await compareRevision(against, builds, { root: repository.root, fs, engine });
  const ofObjects = [...validation.findings, ...lints.findings, ...comparison.findings];
  const findings = [
    ...treeFindings(tree.plan, failures),
    ...ofSchemas,
    ...(await placeFindings(ofObjects, repository, tree, fs)),
  ];

  const clean = !findings.some((finding) => counts(finding, options));
  const silenced = lints.silenced.map(asSilenced);
  const { skipped } = validation;
  const { plan, proven } = tree;
  const report = { clean, plan, proven, engine, failures, findings, skipped, silenced };
  output.print(renderCheck(report, format, output.colors));
  sayNotices(tree, output);
  for (const notice of comparison.notices) output.say(notice);
  sayEngineWarning(engine, repository.fleet, output);
  return clean ? 0 : 1;
}

function counts({ severity }: CheckFinding, { strict }: CheckOptions): boolean {
  return strict || severity === 'error';
}

function asSilenced({ id, build, object, reason }: SilencedFinding): Silenced {
  return { id, overlay: build.path, object: describeObject(object), reason };
}
