import { compareText } from '../compare-text.ts';
import type { Cluster, Fleet } from '../fleet.ts';
import { writeYaml } from '../yaml.ts';
import { argoCdApplication, deploymentApplication, rootApplication } from './application.ts';
import { permissionsOfBuild } from './project/build-permissions.ts';
import { homesOf, type Home } from './home.ts';
import { installFiles, installPermissions } from './install.ts';
import { retainedNotices, type Notice } from './project/notice.ts';
import { readProject } from './project/project-state.ts';
import {
  argoCdProject,
  deploymentProject,
  lockedDefaultProject,
  rootProject,
} from './project/project.ts';
import { retainedPermissions } from './project/retained.ts';
import type { DeploymentSource } from './sources.ts';

/** Texts of AppProject files by their path in the repository, with or without a header. */
export interface KnownProjects {
  /** On disk, of those only that nobody has edited by hand: what an edit adds would be retained. */
  present: ReadonlyMap<string, string>;
  /** In the last commit; undefined where there is no git, and then nothing retained is dropped. */
  committed: ReadonlyMap<string, string> | undefined;
}

export interface ArgoCdFiles {
  /** Path in the repository to content, without header, sorted by path. */
  files: Map<string, string>;
  /** What was decided for the user and has to be said, sorted by path. */
  notices: Notice[];
}

/**
 * Everything below `clusters/`: for each cluster that runs an Argo CD the root Application, an
 * AppProject and an Application for each deployment that this Argo CD manages, those of Argo CD
 * itself, the locked default project, and the kustomization of its installation.
 *
 * @throws {Error} when a source names a cluster that the fleet lacks or that no Argo CD manages;
 *   config refuses both.
 */
export function argocdFiles(
  fleet: Fleet,
  sources: readonly DeploymentSource[],
  projects: KnownProjects,
): ArgoCdFiles {
  const homes = new Map(homesOf(fleet).map((home) => [home.cluster, home]));
  const parts = [
    ...[...homes.values()].map(homeFiles),
    ...sources.map((source) => {
      const target = targetOf(fleet, source);
      return deploymentFiles(source, target, homeOf(homes, target), projects);
    }),
  ];
  const files = parts.flatMap((part) => part.files).sort(([a], [b]) => compareText(a, b));
  return {
    files: new Map(files.map(([path, value]) => [path, writeYaml(value)])),
    notices: parts.flatMap((part) => part.notices).sort((a, b) => compareText(a.path, b.path)),
  };
}

interface Part {
  files: [path: string, value: unknown][];
  notices: Notice[];
}

function homeFiles(home: Home): Part {
  const folder = `clusters/${home.cluster}`;
  return {
    files: [
      [`${folder}/root.yaml`, rootApplication(home)],
      [applicationPath(home, 'argo-cd'), argoCdApplication(home)],
      [projectPath(home, 'argo-cd'), argoCdProject(home, installPermissions(home))],
      [projectPath(home, 'default'), lockedDefaultProject(home)],
      [projectPath(home, 'root'), rootProject(home)],
      ...[...installFiles(home)].map(([name, value]): [string, unknown] => [
        `${folder}/argo-cd/${name}`,
        value,
      ]),
    ],
    notices: [],
  };
}

function deploymentFiles(
  source: DeploymentSource,
  { destination }: Cluster,
  home: Home,
  { present, committed }: KnownProjects,
): Part {
  const path = projectPath(home, source.name);
  const known = (texts: ReadonlyMap<string, string> | undefined) =>
    readProject(texts?.get(path), source.name, destination);
  const permitted = retainedPermissions(
    permissionsOfBuild(source),
    known(present),
    known(committed),
    source.build.changed,
  );
  return {
    files: [
      [path, deploymentProject(source, destination, home, permitted)],
      [applicationPath(home, source.name), deploymentApplication(source, destination, home)],
    ],
    notices: retainedNotices(path, source, permitted.retained),
  };
}

function targetOf(fleet: Fleet, source: DeploymentSource): Cluster {
  const target = fleet.clusters.find(({ name }) => name === source.cluster);
  if (target === undefined) {
    throw new Error(
      `"${source.name}" goes to the cluster "${source.cluster}", which is not known.`,
    );
  }
  return target;
}

function homeOf(homes: ReadonlyMap<string, Home>, target: Cluster): Home {
  const home = homes.get(target.managedBy);
  if (home === undefined) {
    throw new Error(`"${target.managedBy}", which manages "${target.name}", runs no Argo CD.`);
  }
  return home;
}

function applicationPath(home: Home, name: string): string {
  return `clusters/${home.cluster}/applications/${name}.yaml`;
}

function projectPath(home: Home, name: string): string {
  return `clusters/${home.cluster}/projects/${name}.yaml`;
}
