import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { installChecksum } from '../../core/argocd/install-checksum.ts';
import { installManifest, manifestsFolder } from '../../core/argocd/install.ts';
import type { Home } from '../../core/argocd/home.ts';
import { existingArgoCd } from '../../core/bootstrap/existing-argocd.ts';
import { isJsonObject, type KubernetesObject } from '../../core/kubernetes/object.ts';
import { readManifests } from '../../core/yaml/read-manifests.ts';
import { writeYaml } from '../../core/yaml.ts';
import type { PresentFile } from '../../core/plan/present-file.ts';
import { BuildError, type Engine } from '../../shell/engine/engine.ts';
import { UserError } from '../../shell/errors.ts';
import type { fetchText } from '../../shell/fetch-text.ts';
import type { FileSystem } from '../../shell/files/file-system.ts';
import { withTemporaryFolder } from '../../shell/files/temporary-folder.ts';
import { readManifestFiles } from '../../shell/manifests/read-manifest-files.ts';
import { writeFiles } from '../../shell/files/write-files.ts';

export interface InstallationRequest {
  root: string;
  cwd: string;
  home: Home;
  engine: Engine;
  fs: FileSystem;
  /** What generate wrote, by path. */
  present: ReadonlyMap<string, PresentFile>;
  /** In place of the install manifest that the kustomization names: a file, a folder or an address. */
  manifests: string | undefined;
  fetchText: typeof fetchText;
}

export interface Installation {
  objects: KubernetesObject[];
  /** What the person has to know of it. */
  notices: string[];
}

/**
 * The objects of Argo CD: what `clusters/<cluster>/argo-cd` builds to, with the same patches where
 * another manifest takes the place of the one that it names.
 *
 * @throws {UserError} where it is not generated, cannot be fetched, is not what its checksum says, or
 *   holds no Argo CD
 */
export async function readInstallation(request: InstallationRequest): Promise<Installation> {
  const { home, root, manifests, engine } = request;
  const folder = `clusters/${home.cluster}/argo-cd`;
  if (manifests === undefined && manifestsFolder(home) !== undefined) {
    return { objects: checked(await build(engine, join(root, folder), folder), home), notices: [] };
  }
  const files = kustomizationFiles(request, folder);
  const { text, notices } = await installText(request);
  const objects = await withTemporaryFolder(async (temporary) => {
    await writeFiles(temporary, new Map([...files, [INSTALL_FILE, text]]));
    return checked(await build(engine, temporary, folder), home);
  });
  return { objects, notices };
}

const INSTALL_FILE = 'strata-install.yaml';

/** The files of the kustomization, which then names the manifest as a file. */
function kustomizationFiles(
  { present, home }: InstallationRequest,
  folder: string,
): [string, string][] {
  const files = [...present].flatMap(([path, file]): [string, string][] =>
    file.kind === 'file' && path.startsWith(`${folder}/`)
      ? [[path.slice(folder.length + 1), file.text]]
      : [],
  );
  const address = installManifest(home);
  const names = new Set<unknown>();
  const written = files.map(([path, text]): [string, string] => {
    if (path !== 'kustomization.yaml') return [path, text];
    const kustomization: unknown = parse(text);
    if (!isJsonObject(kustomization) || !Array.isArray(kustomization['resources']))
      return [path, text];
    const resources = kustomization['resources'].map((resource) => {
      names.add(resource);
      return resource === address ? INSTALL_FILE : resource;
    });
    return [path, writeYaml({ ...kustomization, resources })];
  });
  if (names.has(address)) return written;
  throw new UserError(`${folder}/kustomization.yaml does not name ${address}`, {
    hint: 'it is not what gitops.yaml says: run `npm run generate`, commit and push',
  });
}

async function installText(
  request: InstallationRequest,
): Promise<{ text: string; notices: string[] }> {
  const { home, manifests, cwd, fs, engine, fetchText: fetch } = request;
  const source = manifests ?? installManifest(home);
  if (source.includes('://')) {
    const { text, sha256 } = await fetch(source, MIRROR_HINT);
    const expected = installChecksum(home.version);
    if (sha256 === expected) return { text, notices: [] };
    if (manifests === undefined && home.manifests === undefined && expected !== undefined) {
      throw new UserError(
        `${source} is not the manifest of Argo CD ${home.version}: its SHA-256 is ${sha256}, expected is ${expected}`,
        { hint: 'something on the way changed it; a mirror of your own: --argocd-manifests' },
      );
    }
    const differs =
      expected === undefined
        ? 'is not known to Strata, so it was not verified'
        : 'differs from the official one';
    return { text, notices: [`the checksum of ${source} ${differs} (SHA-256 ${sha256})`] };
  }
  const info = await fs.lstat(resolve(cwd, source));
  const isKustomization =
    info?.kind === 'folder' &&
    (await fs.lstat(join(resolve(cwd, source), 'kustomization.yaml'))) !== undefined;
  const text = isKustomization
    ? await build(engine, resolve(cwd, source), source)
    : (await readManifestFiles(fs, cwd, [source])).map((file) => file.text).join('\n---\n');
  const notices =
    manifestsFolder(home) === undefined && home.manifests === undefined ? [SELF_MANAGED] : [];
  return { text, notices };
}

const MIRROR_HINT =
  'without a way to it: --argocd-manifests FILE takes the manifest from a file or folder of this machine';

const SELF_MANAGED =
  'Argo CD manages itself from git afterwards, where gitops.yaml names the official address: if the cluster cannot reach that, set argocd.manifests';

async function build(engine: Engine, folder: string, shown: string): Promise<string> {
  try {
    return await engine.build(folder);
  } catch (error) {
    if (!(error instanceof BuildError)) throw error;
    throw new UserError(`${shown} does not build: ${error.message.replaceAll(folder, shown)}`, {
      hint: 'run `npx --no strata check`, and mend what it says',
      cause: error,
    });
  }
}

function checked(text: string, { version, cluster }: Home): KubernetesObject[] {
  const objects = readManifests(text) as KubernetesObject[];
  const names = new Set(objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`));
  const missing = NEEDED.filter((name) => !names.has(name));
  if (missing.length > 0) {
    throw new UserError(`the manifests hold no Argo CD: ${missing.join(', ')} is missing`, {
      hint: "take manifests/install.yaml of Argo CD's release",
    });
  }
  const servers = objects.filter(({ metadata }) => metadata.name === 'argocd-server');
  const found = existingArgoCd(servers.filter(({ kind }) => kind === 'Deployment'))[0]?.version;
  if (found === undefined || found === version) return objects;
  throw new UserError(`the manifests are those of Argo CD ${found}, gitops.yaml says ${version}`, {
    hint: `take those of ${version}, or set clusters.${cluster}.argocd.version: ${found}`,
  });
}

const NEEDED = [
  'CustomResourceDefinition applications.argoproj.io',
  'CustomResourceDefinition appprojects.argoproj.io',
  'Deployment argocd-server',
  'StatefulSet argocd-application-controller',
];
