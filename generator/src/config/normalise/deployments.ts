import { compareText } from '../../core/compare-text.ts';
import type { App, Deployment, Environment } from '../../core/fleet.ts';
import type { JsonObject } from '../../core/kubernetes/object.ts';
import type { DocumentPath } from '../../core/problem.ts';
import { deepMerge } from '../deep-merge.ts';
import { own } from '../own-value.ts';
import type {
  WrittenApp,
  WrittenDeployment,
  WrittenEnvironment,
  WrittenGitops,
} from '../schema/gitops.ts';
import { environmentChain } from './environment-chain.ts';
import { mergeSync, settingsOf } from './environments.ts';
import { mergeStores, secretLayers, type SecretLayer } from './secret-store.ts';

/** The apps with their shared values; sorted by name. */
export function normaliseApps(written: WrittenGitops): App[] {
  return Object.entries(written.apps)
    .map(([name, app]): App => ({
      name,
      source:
        app.template === undefined
          ? { kind: 'kustomize' }
          : { kind: 'template', template: app.template },
      values: deepMerge({}, app.values ?? {}),
      labels: { ...app.labels },
      path: ['apps', name],
    }))
    .sort((a, b) => compareText(a.name, b.name));
}

/**
 * One deployment for each environment that an app lists, with everything resolved that it starts
 * from. An app's settings for an environment start from its settings for the extended environments.
 */
export function normaliseDeployments(
  written: WrittenGitops,
  environments: readonly Environment[],
): Deployment[] {
  return Object.keys(written.apps)
    .sort(compareText)
    .flatMap((appName) => {
      const app = own(written.apps, appName);
      if (app === undefined) return [];
      return environments
        .filter((environment) => own(app.environments, environment.name) !== undefined)
        .map((environment) => normaliseDeployment(written, appName, app, environment));
    });
}

function normaliseDeployment(
  written: WrittenGitops,
  appName: string,
  app: WrittenApp,
  environment: Environment,
): Deployment {
  const chain = environmentChain(written.environments, environment.name);
  const listed = chain.filter((name) => own(app.environments, name) !== undefined);
  const layers = listed
    .toReversed()
    .map((name) => own(app.environments, name))
    .filter((layer) => layer !== undefined);
  const namespace =
    own(app.environments, environment.name)?.namespace ??
    app.namespace ??
    `${appName}-${environment.name}`;
  const path: DocumentPath = ['apps', appName, 'environments', environment.name];
  return {
    app: appName,
    environment: environment.name,
    cluster: environment.cluster,
    namespace,
    ownsNamespace: !environment.namespaces.some((shared) => shared.name === namespace),
    values: mergedValues(app, layers),
    valuePaths: valuePaths(appName, listed),
    labels: mergedLabels(settingsOf(written.environments, environment.name), app, layers),
    sync: mergeSync(environment.sync, app.sync, ...layers.map((layer) => layer.sync)),
    permit: layers.findLast((layer) => layer.permit !== undefined)?.permit ?? app.permit ?? [],
    ...optionalStore(secretLayers(written, { app: appName, environment })),
    path,
  };
}

function optionalStore(layers: readonly SecretLayer[]): Pick<Deployment, 'secretStore'> {
  const secretStore = mergeStores(layers);
  return secretStore === undefined ? {} : { secretStore };
}

function mergedValues(app: WrittenApp, layers: readonly WrittenDeployment[]): JsonObject {
  const parts = [app.values, ...layers.map((layer) => layer.values)];
  return parts.reduce<JsonObject>((merged, part) => deepMerge(merged, part ?? {}), {});
}

/** The most specific place first, as errors look for the one that is meant. */
function valuePaths(app: string, environments: readonly string[]): DocumentPath[] {
  return [
    ...environments.map((name) => ['apps', app, 'environments', name, 'values']),
    ['apps', app, 'values'],
  ];
}

function mergedLabels(
  environments: readonly WrittenEnvironment[],
  app: WrittenApp,
  layers: readonly WrittenDeployment[],
): Record<string, string> {
  const labels = [...environments, app, ...layers].map((level) => level.labels ?? {});
  return Object.fromEntries(labels.flatMap((part) => Object.entries(part)));
}
