import { quote } from '../quote.ts';
import { nameFault } from '../rules/names/name-fault.ts';
import { unknownName } from '../rules/names/unknown-name.ts';
import { addDeployment } from './add-deployment.ts';
import { inSequence, refuse, type EditResult } from './edit-result.ts';
import { insertEntry } from './splice/insert-entry.ts';
import { namesIn } from './names-in.ts';

interface NewEnvironment {
  name: string;
  cluster: string;
  extends?: string;
}

/**
 * Adds an environment to the text of gitops.yaml, and to the apps of the same file that shall run in
 * it; apps of included files take `addDeployment` with the text of theirs. Refused when the name is
 * taken or no name for an environment, and when cluster, extended environment or an app is unknown.
 */
export function addEnvironment(
  text: string,
  environment: NewEnvironment,
  apps: readonly string[] = [],
): EditResult {
  const refused = refusal(text, environment);
  if (refused !== undefined) return refused;
  const { name, cluster } = environment;
  const settings =
    environment.extends === undefined ? { cluster } : { cluster, extends: environment.extends };
  return inSequence(text, [
    (current) => insertEntry(current, ['environments'], name, settings),
    ...apps.map((app) => (current: string) => addDeployment(current, { app, environment: name })),
  ]);
}

function refusal(text: string, environment: NewEnvironment): EditResult | undefined {
  const { name, cluster } = environment;
  const path = ['environments', name];
  const fault = nameFault('environment', name);
  if (fault !== undefined) return refuse(path, fault.message);
  const environments = namesIn(text, ['environments']);
  if (environments.includes(name)) {
    return refuse(path, `environment ${quote(name)} exists already`, 'choose another name');
  }
  const clusters = namesIn(text, ['clusters']);
  if (!clusters.includes(cluster)) {
    return { problem: unknownName('cluster', cluster, clusters, { path: ['clusters'] }) };
  }
  const extended = environment.extends;
  if (extended === undefined || environments.includes(extended)) return undefined;
  const place = { path: ['environments'] };
  return { problem: unknownName('environment', extended, environments, place) };
}
