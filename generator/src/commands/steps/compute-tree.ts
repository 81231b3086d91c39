import { appsJsonSchema, gitopsJsonSchema } from '../../config/json-schema/json-schema.ts';
import { inReadingOrder } from '../../config/located-problem.ts';
import type { Notice } from '../../core/argocd/project/notice.ts';
import { argocdFiles } from '../../core/argocd/files.ts';
import type { DeploymentSource } from '../../core/argocd/sources.ts';
import { computeDesired } from '../../core/desired/desired.ts';
import { nodePortClashes } from '../../core/desired/node-ports.ts';
import { sharedNamespacesOverlays } from '../../core/desired/shared-namespaces.ts';
import { planChanges, type Plan } from '../../core/plan/plan.ts';
import { unusedCustom } from '../../core/plan/unused-custom.ts';
import { userOwned } from '../../core/plan/user-owned.ts';
import type { Engine } from '../../shell/engine/engine.ts';
import type { Dependencies } from '../dependencies.ts';
import { deploymentSources } from './deployment-sources.ts';
import { knownProjects } from './known-projects.ts';
import {
  APPS_SCHEMA_FILE,
  OWNED_ROOTS,
  reportProblems,
  SCHEMA_FILE,
  type Repository,
} from './open-repository.ts';
import { proveApps } from './prove-apps.ts';
import { refuseLinks } from './refuse-links.ts';
import { filesOf, synthesiseApp, type SynthesisedApp } from './synthesise-apps.ts';

/** The wanted tree, proven, and what it means for the present one. */
export interface Tree {
  apps: SynthesisedApp[];
  /** Each overlay with the objects of its build, `custom/` included. */
  sources: DeploymentSource[];
  /** Path to content without header. */
  wanted: Map<string, string>;
  plan: Plan;
  notices: Notice[];
  /** How many overlays the engine has built and found exact. */
  proven: number;
}

export interface TreeOptions {
  isolated: boolean;
  /** Hand-edited generated files that may be overwritten. */
  discard: ReadonlySet<string>;
}

/**
 * The way of all data: fleet, desired objects, synthesis, proof, Argo CD objects, plan. Nothing is
 * written; `generate`, its dry run and `check` are consumers of the same value.
 *
 * @throws {UserError} for problems of gitops.yaml or a template, overlays that do not build, and
 *   objects that Kustomize cannot carry
 */
export async function computeTree(
  repository: Repository,
  engine: Engine,
  { output }: Pick<Dependencies, 'output'>,
  options: TreeOptions,
): Promise<Tree> {
  const { fleet, present, templates, locator, configFiles } = repository;
  refuseLinks(present);
  const desired = computeDesired(fleet, templates);
  const clashes = nodePortClashes(desired.apps.flatMap(({ deployments }) => deployments));
  const problems = [...desired.problems, ...clashes];
  const located = problems.map((problem) => locator.locate(problem));
  const files = configFiles.map(({ path }) => path);
  reportProblems(inReadingOrder(located, files), output);

  const proposed = desired.apps.map((app) => synthesiseApp(app, present));
  const shared = sharedNamespacesOverlays(fleet);
  const { isolated } = options;
  const apps = await proveApps(engine, proposed, shared, present, { isolated, output });
  const kustomize = new Map([...apps.flatMap((app) => [...filesOf(app)]), ...shared.files]);

  const isUserOwned = userOwned(handKeptApps(repository));
  const plan = (wanted: ReadonlyMap<string, string>): Plan =>
    planChanges({
      wanted,
      present,
      ownedRoots: OWNED_ROOTS,
      discard: options.discard,
      isUserOwned,
    });
  const sources = await deploymentSources(repository, engine, apps, kustomize, plan(kustomize));
  const projects = await knownProjects(repository);
  const argocd = argocdFiles(fleet, sources, projects);
  const wanted = new Map([
    ...kustomize,
    ...argocd.files,
    [SCHEMA_FILE, gitopsJsonSchema(templates)] as const,
    [APPS_SCHEMA_FILE, appsJsonSchema(templates)] as const,
  ]);
  return {
    apps,
    sources,
    wanted,
    plan: plan(wanted),
    notices: [...argocd.notices, ...unusedCustom(present, fleet).map(unusedNotice)],
    proven: [...apps, shared].reduce((sum, { targets }) => sum + targets.length, 0),
  };
}

function unusedNotice(path: string): Notice {
  return {
    path,
    message: 'no deployment in gitops.yaml uses it any more; left alone, because it is yours',
    hint: 'delete it, or move what you still need',
  };
}

function handKeptApps({ fleet }: Repository): ReadonlySet<string> {
  const kept = fleet.apps.filter(({ source }) => source.kind === 'kustomize');
  return new Set(kept.map(({ name }) => name));
}
