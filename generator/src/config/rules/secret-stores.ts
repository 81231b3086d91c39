import type { Deployment } from '../../core/fleet.ts';
import type { DocumentPath } from '../../core/problem.ts';
import type { WrittenApp } from '../schema/gitops.ts';
import { secretLayers } from '../normalise/secret-store.ts';
import { quote } from '../quote.ts';
import type { ConfigProblem } from '../source/locator.ts';
import type { RuleContext } from './rule.ts';

/** A store has a name and tells the keys of a Secret apart; apps kept by hand declare no secrets. */
export function secretStores({ written, fleet }: RuleContext): ConfigProblem[] {
  const problems = fleet.deployments.flatMap((deployment): ConfigProblem[] => {
    const place = storePath(written, deployment);
    const problem = place === undefined ? undefined : storeProblem(deployment, place);
    return problem === undefined ? [] : [problem];
  });
  const each = new Map(problems.map((problem) => [JSON.stringify(problem.path), problem]));
  return [...each.values(), ...Object.entries(written.apps).flatMap(handKept)];
}

function storeProblem({ secretStore }: Deployment, place: DocumentPath): ConfigProblem | undefined {
  if (secretStore === undefined) return undefined;
  const path = place.join('.');
  if (secretStore.name === '') {
    return {
      severity: 'error',
      path: place,
      at: 'key',
      needs: place,
      message: `${quote(`${path}.name`)} is missing, it must be the name of a store in the cluster`,
      hint: 'add "name: <store>"; "kubectl get clustersecretstores" lists those of a cluster',
    };
  }
  if (secretStore.property !== undefined || secretStore.key.includes('<key>')) return undefined;
  return {
    severity: 'error',
    path: place,
    at: 'key',
    needs: place,
    message: `${quote(`${path}.key`)} must hold <key> where "property" is null: each key of a Secret is an entry of its own`,
    hint: `write for example "key: ${secretStore.key}-<key>"`,
  };
}

/** The most specific place that says something of the deployment's store. */
function storePath(
  written: RuleContext['written'],
  { app, environment, cluster }: Deployment,
): DocumentPath | undefined {
  const layers = secretLayers(written, { app, environment: { name: environment, cluster } });
  const last = layers.findLast(({ secrets }) => secrets?.store !== undefined);
  return last === undefined ? undefined : [...last.path, 'store'];
}

function handKept([name, app]: [string, WrittenApp]): ConfigProblem[] {
  if (app.source === undefined || app.template !== undefined) return [];
  const levels: [DocumentPath, boolean][] = [
    [['apps', name, 'secrets'], app.secrets !== undefined],
    ...Object.entries(app.environments).map(
      ([environment, { secrets }]): [DocumentPath, boolean] => [
        ['apps', name, 'environments', environment, 'secrets'],
        secrets !== undefined,
      ],
    ),
  ];
  return levels
    .filter(([, isWritten]) => isWritten)
    .map(([path]) => ({
      severity: 'error',
      path,
      at: 'key',
      message: `app ${quote(name)} has "source: kustomize", which declares no secrets`,
      hint: 'remove the key; write the ExternalSecret into its overlay',
    }));
}
