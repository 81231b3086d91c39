import { resolve } from 'node:path';
import { changesOf, isBlocked } from '../../core/plan/plan.ts';
import { renderBlocked } from '../../report/blocked.ts';
import type { Cluster } from '../../shell/cluster/cluster.ts';
import { UserError } from '../../shell/errors.ts';
import { fetchCertificate } from '../../shell/secrets/fetch-certificate.ts';
import { readCertificate, type SealingCertificate } from '../../shell/secrets/read-certificate.ts';
import { applyPlan } from '../../shell/transaction/apply-plan.ts';
import type { Dependencies, ExitCode } from '../dependencies.ts';
import { computeTree } from '../steps/compute-tree.ts';
import { openWithEngine } from '../steps/open-with-engine.ts';
import { withFiles } from '../steps/adopt/with-files.ts';
import { TERMINAL, type Person } from './create.ts';
import { declaredSecrets } from './declared-secrets.ts';
import { findDeployment, findSecret } from './find-secret.ts';
import { openCluster, type PlaceOptions } from './open-declared.ts';
import { sealedFiles } from './seal/sealed-files.ts';
import { adviseHandOver } from './seal/advise-hand-over.ts';
import { chooseSealing, type Sealing } from './seal/choose-sealing.ts';
import { sealingValues } from './seal/sealing-values.ts';
import { selectDeployments } from './select-deployments.ts';
import { readGivenValues, type GivenOptions } from './values/given-values.ts';

export interface SealOptions extends PlaceOptions, GivenOptions {
  /** File with the controller's certificate; fetched from the cluster unless said. */
  certificate?: string;
  controllerNamespace: string;
  controllerName: string;
  /** Take the values of the Secret in the cluster. */
  fromCluster: boolean;
  /** Seal new values for keys that are sealed already. */
  force: boolean;
  dryRun: boolean;
}

/**
 * `strata secrets seal <env>/<app> [secret]`: writes SealedSecrets into `custom/` of the overlay, and
 * generates what follows from them: the overlay includes them, and its AppProject permits the kind.
 * What is sealed stays as it is, because sealing gives another text each time.
 */
export async function sealSecrets(
  target: string,
  name: string | undefined,
  options: SealOptions,
  dependencies: Dependencies,
  person: Person = TERMINAL,
): Promise<ExitCode> {
  const { fs, cwd, output } = dependencies;
  const opened = await openWithEngine(dependencies, { recover: !options.dryRun });
  const { repository } = opened;
  const deployments = selectDeployments(
    repository.fleet,
    { target, cluster: options.cluster },
    { root: repository.root, cwd },
  );
  const declared = declaredSecrets(repository, deployments, dependencies);
  const { deployment, secrets } = findDeployment(target, deployments, declared);
  const wanted =
    name === undefined ? secrets : [findSecret(name, target, deployments, declared).secret];
  const given = await readGivenValues(
    options,
    wanted.map(({ requirement }) => requirement),
    dependencies,
  );
  const sealings = chooseSealing(deployment, wanted, { given, force: options.force });
  if (sealings.length === 0) {
    output.print('Everything is sealed already. --force seals new values.');
    return 0;
  }

  const ask = output.isInteractive ? person.ask : undefined;
  const needsCluster = options.fromCluster || options.certificate === undefined;
  const cluster = needsCluster ? await openCluster(options, dependencies) : undefined;
  const certificate = await readSealingCertificate(cluster, options, dependencies);
  const values = await sealingValues(sealings, options.fromCluster ? cluster : undefined, {
    given,
    ask,
    dependencies,
  });

  const files = sealedFiles(repository.present, deployment, sealings, values, certificate);
  const future = { ...repository, present: withFiles(repository.present, files) };
  const tree = await computeTree(future, await opened.engineFound, dependencies, {
    isolated: false,
    discard: new Set(),
  });
  if (isBlocked(tree.plan)) throw new UserError(renderBlocked(tree.plan, output.colors));
  const changes = [...files, ...changesOf(tree.plan)];
  if (!options.dryRun) {
    const { emptiedFolders } = tree.plan;
    await applyPlan(fs, repository.root, { files: changes, emptiedFolders });
  }
  for (const sealing of sealings) output.print(renderSealing(sealing, options.dryRun));
  const paths = changes.map(({ path }) => path).sort();
  output.print([options.dryRun ? 'would change:' : 'changed:', ...paths].join('\n  '));
  output.say(`Sealed for the key of certificate ${certificate.fingerprint}.`);
  if (cluster !== undefined) await adviseHandOver(cluster, sealings, output);
  return 0;
}

async function readSealingCertificate(
  cluster: Cluster | undefined,
  options: SealOptions,
  { cwd, fs }: Dependencies,
): Promise<SealingCertificate> {
  const { certificate, controllerNamespace, controllerName } = options;
  if (certificate === undefined && cluster !== undefined) {
    const controller = { namespace: controllerNamespace, name: controllerName };
    const pem = await fetchCertificate(cluster, controller);
    return readCertificate(
      pem,
      new Date(),
      `the certificate of ${controllerNamespace}/${controllerName}`,
    );
  }
  const path = certificate ?? '';
  const bytes = await fs.readFile(resolve(cwd, path)).catch((error: unknown) => {
    throw new UserError(`the certificate ${path} cannot be read`, {
      hint: 'save it with: kubeseal --fetch-cert > sealing.pem',
      cause: error,
    });
  });
  return readCertificate(new TextDecoder().decode(bytes), new Date(), path);
}

function renderSealing({ deployment, requirement, keys }: Sealing, dryRun: boolean): string {
  const { environment, app, namespace } = deployment;
  const list = keys.length === 0 ? '' : ` (${keys.join(', ')})`;
  const verb = dryRun ? 'would be sealed' : 'sealed';
  return `${environment}/${app}: ${verb} ${namespace}/${requirement.name}${list}`;
}
