import { withComponents } from '../../../core/explanation/built-objects.ts';
import { handKeptObjects } from '../../../core/explanation/hand-kept/hand-kept-objects.ts';
import { kustomizationFields } from '../../../core/explanation/kustomization-fields.ts';
import { templateObjects } from '../../../core/explanation/template-objects.ts';
import type {
  ExplainedObject,
  Explanation,
  KustomizationField,
} from '../../../core/explanation/types.ts';
import type { DesiredDeployment } from '../../../core/desired/desired.ts';
import { deploymentName, type Deployment } from '../../../core/fleet.ts';
import { KUSTOMIZATION_FILES, readFolders } from '../../../core/kustomize/read-folders.ts';
import type { OverlayLayout } from '../../../core/plan/overlay-layout.ts';
import type { OverlayExplanation } from '../../../core/synthesis/types.ts';
import {
  buildCopyWithOrigins,
  buildWithOrigins,
} from '../../../shell/engine/build-with-origins.ts';
import type { Engine } from '../../../shell/engine/engine.ts';
import { diskFileSystem } from '../../../shell/files/file-system.ts';
import { readTree } from '../../../shell/files/tree.ts';
import { joinFiles } from '../build-own-parts.ts';
import type { Tree } from '../compute-tree.ts';
import { fileReader, overlayPath } from '../deployment-sources.ts';
import type { Repository } from '../open-repository.ts';

/**
 * Tells how the objects of a deployment come about. What the user keeps by hand, or adds in
 * `custom/`, is built; the rest follows from synthesis.
 *
 * @throws {UserError} for an overlay of the user's that does not build
 */
export async function explainDeployment(
  deployment: Deployment,
  repository: Repository,
  engine: Engine,
  tree: Tree,
): Promise<Explanation> {
  const { app, environment, cluster, namespace, ownsNamespace, sync } = deployment;
  const overlay = overlayPath(deployment);
  const read = fileReader(repository, tree.wanted);
  const reads = await readFolders(read, overlay);
  const texts = await kustomizationTexts(read, reads);
  const fields = reads.flatMap((folder) => kustomizationFields((path) => texts.get(path), folder));
  const generated = findGenerated(deployment, tree);
  const objects =
    generated === undefined
      ? await builtObjects(overlay, reads, repository, engine)
      : await generatedObjects(generated, fields, repository, engine, tree);
  const application = deploymentName(deployment);
  return {
    deployment: `${environment}/${app}`,
    environment,
    app,
    source: sourceOf(app, repository),
    cluster,
    namespace,
    ownsNamespace,
    sync,
    argocd: {
      application,
      applicationFile: fileEndingIn(tree, `/applications/${application}.yaml`),
      projectFile: fileEndingIn(tree, `/projects/${application}.yaml`),
    },
    overlay,
    reads,
    components: generated?.layout.components ?? [],
    transformers: fields.filter(({ field, file }) => !isGeneratedPatch(field, file, generated)),
    objects,
    secrets: generated?.desired.secrets ?? [],
    ...(deployment.secretStore === undefined ? {} : { secretStore: deployment.secretStore.name }),
  };
}

/** All files of the folders that the build reads may be patches of it. */
async function builtObjects(
  overlay: string,
  reads: readonly string[],
  { root }: Repository,
  engine: Engine,
): Promise<ExplainedObject[]> {
  const [built, files] = await Promise.all([
    buildWithOrigins(engine, root, overlay),
    readTree(diskFileSystem, root, reads),
  ]);
  return handKeptObjects(built, overlay, (path) => {
    const file = files.get(path);
    return file?.kind === 'file' ? file.text : undefined;
  });
}

/** The parts of a deployment that has a template. */
interface Generated {
  desired: DesiredDeployment;
  explanation: OverlayExplanation;
  layout: OverlayLayout;
}

function findGenerated(deployment: Deployment, { apps }: Tree): Generated | undefined {
  for (const { desired, synthesis, layouts } of apps) {
    const index = desired.deployments.findIndex((entry) => entry.deployment === deployment);
    const [found, explanation, layout] = [
      desired.deployments[index],
      synthesis.overlays[index],
      layouts[index],
    ];
    if (found !== undefined && explanation !== undefined && layout !== undefined) {
      return { desired: found, explanation, layout };
    }
  }
  return undefined;
}

async function generatedObjects(
  { desired, explanation, layout }: Generated,
  fields: readonly KustomizationField[],
  repository: Repository,
  engine: Engine,
  { wanted }: Tree,
): Promise<ExplainedObject[]> {
  const { objects, deployment } = desired;
  const explained = templateObjects({
    overlay: explanation,
    desired: objects,
    namespace: deployment.namespace,
    fields,
    readFile: (path) => wanted.get(path),
  });
  if (layout.components.length === 0) return explained;
  const files = joinFiles(wanted, repository.present);
  const built = await buildCopyWithOrigins(engine, files, layout.path);
  return withComponents(explained, objects, built, layout.components);
}

async function kustomizationTexts(
  read: (path: string) => Promise<string | undefined>,
  folders: readonly string[],
): Promise<Map<string, string>> {
  const paths = folders.flatMap((folder) => KUSTOMIZATION_FILES.map((name) => `${folder}/${name}`));
  const texts = await Promise.all(paths.map(async (path) => [path, await read(path)] as const));
  return new Map(texts.flatMap(([path, text]) => (text === undefined ? [] : [[path, text]])));
}

/** Those are told with the objects that they change. */
function isGeneratedPatch(field: string, file: string, generated: Generated | undefined): boolean {
  if (generated === undefined || field !== 'patches') return false;
  return file.startsWith(`${generated.explanation.path}/`);
}

function sourceOf(app: string, { fleet }: Repository): Explanation['source'] {
  return fleet.apps.find(({ name }) => name === app)?.source ?? { kind: 'kustomize' };
}

function fileEndingIn({ wanted }: Tree, end: string): string | undefined {
  return [...wanted.keys()].find((path) => path.endsWith(end));
}
