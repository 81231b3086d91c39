import type { Finding } from '../../checks/finding.ts';
import { plainNumbers } from '../../core/kubernetes/plain-numbers.ts';
import type { KubernetesObject } from '../../core/kubernetes/object.ts';
import type { CheckFinding } from '../../report/check/check-finding.ts';
import type { Tree } from '../steps/compute-tree.ts';
import { overlayPath } from '../steps/deployment-sources.ts';

/** One overlay and what its real build gives, `custom/` included: what all checks look at. */
export interface CheckedBuild {
  /** Folder of the overlay. */
  path: string;
  environment: string;
  app: string;
  cluster: string;
  namespace: string;
  objects: readonly KubernetesObject[];
  declaredSecrets: readonly string[];
  /** Folders that the build reads. */
  readFolders: readonly string[];
  /** Whether the files are not yet what is built. */
  isChanged: boolean;
}

/** What a check says of an object of a build. */
export interface ObjectFinding extends Finding {
  check: CheckFinding['check'];
  build: CheckedBuild;
  object: KubernetesObject;
}

/** The builds of all overlays. */
export function checkedBuilds({ sources, apps }: Tree): CheckedBuild[] {
  const deployments = apps.flatMap(({ desired }) => desired.deployments);
  const secrets = new Map(
    deployments.map((each) => [overlayPath(each.deployment), each.secrets.map(({ name }) => name)]),
  );
  return sources.map(({ path, cluster, namespace = '', build }): CheckedBuild => {
    const [, environment = '', app = ''] = path.split('/');
    return {
      path,
      environment,
      app,
      cluster,
      namespace,
      objects: build.objects.map((object) => plainNumbers(object) as KubernetesObject),
      declaredSecrets: secrets.get(path) ?? [],
      readFolders: build.readFolders,
      isChanged: build.changed,
    };
  });
}
