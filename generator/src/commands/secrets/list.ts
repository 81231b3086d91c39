import { isLacking } from '../../core/secrets/secret-state.ts';
import { renderSecretList, secretListJson, type ListedSecret } from '../../report/secrets/list.ts';
import type { Dependencies, ExitCode } from '../dependencies.ts';
import type { DeploymentSecrets } from './declared-secrets.ts';
import { inspectSecrets } from './inspect-secrets.ts';
import { openCluster, openDeclared, type PlaceOptions } from './open-declared.ts';
import { refuseSeveralClusters } from './select-deployments.ts';

export interface ListOptions extends PlaceOptions {
  /** Ask no cluster: tell what is declared. */
  offline: boolean;
  json: boolean;
}

/**
 * `strata secrets list [env[/app]]`: the declared Secrets of each deployment, and how they stand in
 * its cluster. Only names of keys are shown.
 *
 * @returns 1 where something is missing
 */
export async function listSecrets(
  target: string | undefined,
  options: ListOptions,
  dependencies: Dependencies,
): Promise<ExitCode> {
  const { output } = dependencies;
  const { declared } = await openDeclared(target, options, dependencies);
  const listed = options.offline
    ? withoutState(declared)
    : await inspect(declared, options, dependencies);
  output.print(
    options.json
      ? JSON.stringify(secretListJson(listed), null, 2)
      : renderSecretList(listed, output.colors),
  );
  return listed.some(({ state }) => state !== undefined && isLacking(state)) ? 1 : 0;
}

async function inspect(
  declared: readonly DeploymentSecrets[],
  options: ListOptions,
  dependencies: Dependencies,
): Promise<ListedSecret[]> {
  if (declared.length === 0) return [];
  refuseSeveralClusters(declared.map(({ deployment }) => deployment));
  return inspectSecrets(await openCluster(options, dependencies), declared);
}

function withoutState(declared: readonly DeploymentSecrets[]): ListedSecret[] {
  return declared.flatMap(({ deployment, secrets }) =>
    secrets.map((secret) => ({ deployment, ...secret, state: undefined })),
  );
}
