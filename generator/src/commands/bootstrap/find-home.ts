import { homesOf, type Home } from '../../core/argocd/home.ts';
import type { Fleet } from '../../core/fleet.ts';
import type { KubernetesObject } from '../../core/kubernetes/object.ts';
import { readManifests } from '../../core/yaml.ts';
import { UserError } from '../../shell/errors.ts';
import type { Repository } from '../steps/open-repository.ts';

/** The cluster of that name, which has to run an Argo CD. @throws {UserError} where it does not */
export function homeNamed(name: string, fleet: Fleet): Home {
  const homes = homesOf(fleet);
  const home = homes.find(({ cluster }) => cluster === name);
  if (home !== undefined) return home;
  const known = homes.map(({ cluster }) => cluster).join(', ');
  const cluster = fleet.clusters.find((entry) => entry.name === name);
  if (cluster !== undefined) {
    throw new UserError(
      `the cluster ${name} runs no Argo CD: that of ${cluster.managedBy} deploys to it`,
      {
        hint: `npx --no strata bootstrap ${cluster.managedBy}; how to give that one access to ${name}: docs/guides/several-clusters.md`,
      },
    );
  }
  throw new UserError(`gitops.yaml has no cluster ${name}`, {
    hint:
      known === ''
        ? 'give a cluster `argocd: { version: 3.5.1 }`'
        : `clusters with an Argo CD: ${known}`,
  });
}

/** The project and the Application of the root. @throws {UserError} where they are not generated */
export function readRoot({ present }: Repository, { cluster }: Home): KubernetesObject[] {
  return [`clusters/${cluster}/projects/root.yaml`, `clusters/${cluster}/root.yaml`].flatMap(
    (path) => {
      const file = present.get(path);
      if (file?.kind === 'file') return readManifests(file.text) as KubernetesObject[];
      throw new UserError(`${path} is missing`, {
        hint: 'run `npm run generate`, commit and push',
      });
    },
  );
}
