// Asks a real API server whether it would take every object of overlays/ and clusters/, with strict
// validation of fields. Nothing is stored but the CRDs and the namespaces that the objects need.
//
//   TEST_KUBECONFIG=<file> npm run validate:server -- --crds <folder with Argo CD's CRDs>
//
// The cluster is named explicitly, never taken from the current context. What a kustomization fetches
// from elsewhere (Argo CD's own install) is left out.
import { readFile } from 'node:fs/promises';
import { $, argv, chalk, retry, which } from 'zx';
import { namespaceOf, type KubernetesObject } from '../generator/src/core/kubernetes/object.ts';
import { readManifests, writeYaml } from '../generator/src/core/yaml.ts';
import { findKustomizations } from './lib/kustomizations.ts';
import { repositoryFiles } from './lib/repository-files.ts';

interface Source {
  /** Where the objects come from, for messages. */
  name: string;
  objects: KubernetesObject[];
}

process.exitCode = await main();

async function main(): Promise<number> {
  const kubeconfig = process.env['TEST_KUBECONFIG'] ?? '';
  const crds: unknown = argv['crds'];
  if (kubeconfig === '' || typeof crds !== 'string') {
    console.error(
      'Set TEST_KUBECONFIG to the kubeconfig of a test cluster, and give --crds <folder>.',
    );
    return 2;
  }
  const kubectl = kubectlFor(kubeconfig);
  const sources = [...(await overlaySources()), ...(await clusterSources())];
  await kubectl(['apply', '--server-side', '-k', crds]);
  // A CRD that has no conditions yet makes kubectl fail rather than wait.
  const isServed = ['wait', '--for=condition=Established', '--timeout=60s', 'crd', '--all'];
  await retry(20, '500ms', () => kubectl(isServed));
  await kubectl(['apply', '--server-side', '-f', '-'], writeDocuments(namespacesOf(sources)));

  let failures = 0;
  for (const { name, objects } of sources) {
    const args = ['apply', '--server-side', '--dry-run=server', '--validate=strict', '-f', '-'];
    const refusal = await kubectl(args, writeDocuments(objects)).then(
      () => undefined,
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
    if (refusal !== undefined) failures++;
    console.log(
      refusal === undefined
        ? `taken ${name}: ${objects.length} objects`
        : `${chalk.red('refused')} ${name}\n${refusal}`,
    );
  }
  const count = sources.flatMap(({ objects }) => objects).length;
  console.log(`${count} objects of ${sources.length} sources, ${failures} sources refused`);
  return failures === 0 && count > 0 ? 0 : 1;
}

type Kubectl = (args: string[], input?: string) => Promise<void>;

/** Throws with kubectl's own words where it fails. */
function kubectlFor(kubeconfig: string): Kubectl {
  return async (args, input = '') => {
    const run = $({ input, nothrow: true, quiet: true });
    const { exitCode, stderr } = await run`kubectl --kubeconfig ${kubeconfig} ${args}`;
    if (exitCode !== 0) throw new Error(stderr.trim());
  };
}

async function overlaySources(): Promise<Source[]> {
  const build =
    which.sync('kustomize', { nothrow: true }) === null ? 'kubectl kustomize' : 'kustomize build';
  const all = findKustomizations(await repositoryFiles('overlays'));
  // Deeper folders are parts of an overlay.
  const overlays = all.filter(
    ({ folder, isRemote }) => folder.split('/').length === 3 && !isRemote,
  );
  const sources: Source[] = [];
  for (const { folder } of overlays) {
    const { stdout } = await $({ quiet: true })`${build.split(' ')} ${folder}`;
    sources.push({ name: folder, objects: readObjects(stdout) });
  }
  return sources;
}

/** What the root Application of each cluster syncs, and that one itself. */
async function clusterSources(): Promise<Source[]> {
  const files = await repositoryFiles('clusters');
  const wanted = files.filter((file) =>
    /^clusters\/[^/]+\/(root\.yaml|(projects|applications)\/)/.test(file),
  );
  return Promise.all(
    wanted.map(async (file) => ({
      name: file,
      objects: readObjects(await readFile(file, 'utf8')),
    })),
  );
}

function readObjects(text: string): KubernetesObject[] {
  return readManifests(text) as KubernetesObject[];
}

function namespacesOf(sources: readonly Source[]): KubernetesObject[] {
  const names = sources.flatMap(({ objects }) => objects.map(namespaceOf));
  return [...new Set(names)]
    .filter((name) => name !== undefined)
    .map((name) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }));
}

function writeDocuments(objects: readonly KubernetesObject[]): string {
  return objects.map(writeYaml).join('---\n');
}
