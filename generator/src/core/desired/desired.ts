import { deploymentName, type App, type Cluster, type Deployment, type Fleet } from '../fleet.ts';
import { describeObject, type KubernetesObject } from '../kubernetes/object.ts';
import type { Problem } from '../problem.ts';
import { externalSecrets } from './external-secret.ts';
import { addSyncOptions, protectData } from './protect.ts';
import { renderTemplate } from './render.ts';
import { duplicateKeyIn } from './server-side-apply.ts';
import type { SecretRequirement, Template, TemplateContext } from './template.ts';

/** The complete objects that every environment of an app must have. */
export interface DesiredApp {
  app: App;
  /** What the shared values give; undefined where they are not enough for the template. */
  base: KubernetesObject[] | undefined;
  deployments: DesiredDeployment[];
}

export interface DesiredDeployment {
  deployment: Deployment;
  objects: KubernetesObject[];
  secrets: SecretRequirement[];
}

/**
 * Computes the objects of all apps that have a template.
 *
 * @param templates by name; config has made sure that every app's template is there and that the
 *   values pass its schema
 * @returns the apps in the fleet's order, and all problems that templates report or cause
 */
export function computeDesired(
  fleet: Fleet,
  templates: ReadonlyMap<string, Template>,
): { apps: DesiredApp[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const apps = fleet.apps.flatMap((app) => {
    const template =
      app.source.kind === 'template' ? templates.get(app.source.template) : undefined;
    const deployments = fleet.deployments.filter((deployment) => deployment.app === app.name);
    if (template === undefined || deployments.length === 0) return [];
    const desired = deployments.map((deployment) => {
      const result = computeDeployment(template, deployment, clusterOf(fleet, deployment));
      problems.push(...result.problems);
      return result.desired;
    });
    const base = computeBase(template, app, deployments, fleet);
    return [{ app, base, deployments: desired }];
  });
  return { apps, problems };
}

function computeDeployment(
  template: Template,
  deployment: Deployment,
  cluster: Cluster,
): { desired: DesiredDeployment; problems: Problem[] } {
  const context: TemplateContext = {
    app: deployment.app,
    environment: deployment.environment,
    namespace: deployment.namespace,
    cluster: { name: cluster.name, kubernetes: cluster.kubernetes },
  };
  try {
    const values = template.values.parse(deployment.values);
    const broken = template.rules?.(values, context) ?? [];
    const problems = broken.map(({ path, ...problem }): Problem => ({
      severity: 'error',
      path: [...deployment.path, 'values', ...path],
      ...problem,
    }));
    const { labels, ownsNamespace } = deployment;
    const secrets = template.secrets?.(values, context) ?? [];
    const external = externalSecrets(deployment, secrets);
    const additional = external.objects;
    const rendered = renderTemplate({
      template,
      values,
      context,
      labels,
      ownsNamespace,
      additional,
    });
    const finished = rendered.map((object) => finish(object, deployment));
    return {
      desired: { deployment, objects: finished.map(({ object }) => object), secrets },
      problems: [...problems, ...external.problems, ...finished.flatMap((entry) => entry.problems)],
    };
  } catch (error) {
    const problem: Problem = {
      severity: 'error',
      path: deployment.path,
      message: `template "${template.name}" fails for ${deploymentName(deployment)}: ${messageOf(error)}`,
      hint: `see generator/templates/${template.name}.ts${placeOf(error, template.name)}`,
    };
    return { desired: { deployment, objects: [], secrets: [] }, problems: [problem] };
  }
}

function finish(
  object: KubernetesObject,
  deployment: Deployment,
): { object: KubernetesObject; problems: Problem[] } {
  const safe = deployment.sync.prune === 'manual' ? protectData(object) : object;
  const duplicate = duplicateKeyIn(safe);
  if (duplicate === undefined) return { object: safe, problems: [] };
  return {
    object: addSyncOptions(safe, ['ServerSideApply=false']),
    problems: [
      {
        severity: 'warning',
        path: deployment.path,
        message: `${describeObject(object)} repeats a key at ${duplicate}; server-side apply refuses that, so it is synced without`,
        hint: 'remove the repetition',
      },
    ],
  };
}

/** The base is a proposal: a template that cannot do without an environment's values has none. */
function computeBase(
  template: Template,
  app: App,
  deployments: readonly Deployment[],
  fleet: Fleet,
): KubernetesObject[] | undefined {
  const [first] = deployments;
  const parsed = template.values.safeParse(app.values);
  if (!parsed.success || first === undefined) return undefined;
  const { name, kubernetes } = clusterOf(fleet, first);
  const isProtected = deployments.every(({ sync }) => sync.prune === 'manual');
  try {
    const objects = renderTemplate({
      template,
      values: parsed.data,
      context: {
        app: app.name,
        environment: undefined,
        namespace: app.name,
        cluster: { name, kubernetes },
      },
      labels: app.labels,
      ownsNamespace: deployments.some(({ ownsNamespace }) => ownsNamespace),
    });
    return isProtected ? objects.map(protectData) : objects;
  } catch {
    return undefined;
  }
}

function clusterOf(fleet: Fleet, deployment: Deployment): Cluster {
  const cluster = fleet.clusters.find(({ name }) => name === deployment.cluster);
  if (cluster === undefined) throw new Error(`cluster ${deployment.cluster} is not in the fleet`);
  return cluster;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** `:LINE:COLUMN` where the template's own file threw. */
function placeOf(error: unknown, template: string): string {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const line = stack.split('\n').find((frame) => frame.includes(`templates/${template}`));
  return /(:\d+:\d+)\)?$/.exec(line ?? '')?.[1] ?? '';
}
