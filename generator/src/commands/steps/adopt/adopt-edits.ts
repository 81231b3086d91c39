import { posix } from 'node:path';
import { customChanges, type CustomChanges } from '../../../core/adopt/custom-changes.ts';
import { writeComponent } from '../../../core/adopt/write-component.ts';
import type { DesiredDeployment } from '../../../core/desired/desired.ts';
import { deepEqual } from '../../../core/kubernetes/equality.ts';
import { objectId, type Json, type KubernetesObject } from '../../../core/kubernetes/object.ts';
import type { OverlayLayout } from '../../../core/plan/overlay-layout.ts';
import { compareObjects } from '../../../core/proof/compare.ts';
import type { Engine } from '../../../shell/engine/engine.ts';
import { UserError } from '../../../shell/errors.ts';
import { buildOwnParts } from '../build-own-parts.ts';
import type { Tree } from '../compute-tree.ts';
import type { Repository } from '../open-repository.ts';
import type { SynthesisedApp } from '../synthesise-apps.ts';

/** Hand edits as they shall live on. */
export interface Adopted {
  /** Files below `custom/` folders: path to text. */
  files: Map<string, string>;
  /** What each edited overlay builds to with the edits, by its path. */
  builds: Map<string, KubernetesObject[]>;
}

/**
 * Turns edits of generated files into Components: an edit of an overlay into its `custom/`, an edit of
 * a base that changes all overlays alike into `base/<app>/custom/`.
 *
 * @param texts the edited files without their headers, by path
 * @throws {UserError} for a file that cannot be adopted
 */
export async function adoptEdits(
  repository: Repository,
  engine: Engine,
  tree: Tree,
  texts: ReadonlyMap<string, string>,
): Promise<Adopted> {
  const edited = [...texts.keys()];
  const overlays = tree.apps.flatMap((app) => touchedOverlays(app, edited));
  const unclaimed = edited.find(
    (path) => !overlays.some((overlay) => overlay.files.includes(path)),
  );
  if (unclaimed !== undefined) {
    throw new UserError(`${unclaimed} belongs to no overlay of a template's app`, {
      hint: 'put the change into gitops.yaml, or use generate --discard',
    });
  }
  const own = overlays.map(({ layout }) => ({ path: layout.path, kind: 'customised' }) as const);
  const build: Build = (edits) =>
    buildOwnParts(engine, repository, own, new Map([...tree.wanted, ...edits]), MEND_OR_DISCARD);
  const builds = await build(texts);
  const before = await build(new Map());
  await refuseWithoutEffect(build, texts, { before, after: builds });
  const changes = overlays.map((overlay) => {
    const { path } = overlay.layout;
    const { app, namespace } = overlay.desired.deployment;
    const made = customChanges({ app, namespace }, before.get(path) ?? [], builds.get(path) ?? []);
    if (made === undefined) throw cannotAdopt(path);
    return { overlay, made };
  });
  const folders = tree.apps.flatMap((app) =>
    componentsOf(
      app,
      changes.filter(({ overlay }) => overlay.app === app),
      edited,
    ),
  );
  const files = folders.flatMap(({ folder, made }) => filesBelow(repository, folder, made));
  return { files: new Map(files), builds };
}

type Builds = ReadonlyMap<string, KubernetesObject[]>;
/** Builds the touched overlays with some of the edits. */
type Build = (edits: ReadonlyMap<string, string>) => Promise<Map<string, KubernetesObject[]>>;

const MEND_OR_DISCARD = 'mend the edit, or throw it away with generate --discard';

/** An edit that no build shows, such as a comment, cannot live on in a patch and would be lost. */
async function refuseWithoutEffect(
  build: Build,
  texts: ReadonlyMap<string, string>,
  { before, after }: { before: Builds; after: Builds },
): Promise<void> {
  for (const path of texts.keys()) {
    const others = new Map([...texts].filter(([other]) => other !== path));
    const without = others.size === 0 ? before : await build(others).catch(ifUserError);
    if (without === undefined || !isSame(without, after)) continue;
    throw new UserError(`the edit of ${path} changes nothing in what is built`, {
      hint: `it would be lost; throw it away with generate --discard ${path}`,
    });
  }
}

/** Edits that build only together all have an effect. */
function ifUserError(error: unknown): undefined {
  if (error instanceof UserError) return undefined;
  throw error;
}

function isSame(left: Builds, right: Builds): boolean {
  return [...left].every(
    ([path, objects]) => compareObjects(objects, right.get(path) ?? []).length === 0,
  );
}

interface TouchedOverlay {
  app: SynthesisedApp;
  desired: DesiredDeployment;
  layout: OverlayLayout;
  /** Edited files that it reads. */
  files: string[];
}

function touchedOverlays(app: SynthesisedApp, edited: readonly string[]): TouchedOverlay[] {
  const base = `base/${app.desired.app.name}/`;
  return app.desired.deployments.flatMap((desired, index) => {
    const layout = app.layouts[index] as OverlayLayout;
    const files = edited.filter(
      (path) => path.startsWith(base) || path.startsWith(`${layout.path}/`),
    );
    return files.length === 0 ? [] : [{ app, desired, layout, files }];
  });
}

interface ComponentChanges {
  folder: string;
  made: CustomChanges;
}

/** One Component for all overlays where they change alike, else one for each. */
function componentsOf(
  app: SynthesisedApp,
  changes: readonly { overlay: TouchedOverlay; made: CustomChanges }[],
  edited: readonly string[],
): ComponentChanges[] {
  const [first, ...others] = changes;
  if (first === undefined) return [];
  const base = `base/${app.desired.app.name}`;
  const isBaseOnly = edited
    .filter((path) => first.overlay.files.includes(path))
    .every((path) => path.startsWith(`${base}/`));
  const isSame = others.every(({ made }) => deepEqual(effectOf(made), effectOf(first.made)));
  const coversAll = changes.length === app.desired.deployments.length;
  if (isBaseOnly && isSame && coversAll && first.made.resources.length === 0) {
    return [{ folder: `${base}/custom`, made: first.made }];
  }
  return changes.map(({ overlay, made }) => ({ folder: `${overlay.layout.path}/custom`, made }));
}

/** What patches do, without the objects that they are made from: those differ between overlays. */
function effectOf({ patches }: CustomChanges): Json {
  return patches.map(({ object, body, target }) => [objectId(object), body, target?.name ?? null]);
}

function filesBelow(
  { present }: Repository,
  folder: string,
  made: CustomChanges,
): [string, string][] {
  const isEmpty = made.patches.length + made.resources.length === 0;
  if (isEmpty) return [];
  const own = [...present].flatMap(([path, file]): [string, string][] =>
    posix.dirname(path) === folder && file.kind === 'file'
      ? [[posix.basename(path), file.text]]
      : [],
  );
  const files = writeComponent(new Map(own), made);
  if (files === undefined) {
    throw new UserError(`${folder}/kustomization.yaml is no Component that can be added to`, {
      hint: 'make it `kind: Component`, or move the edit there by hand',
    });
  }
  return [...files].map(([name, text]) => [`${folder}/${name}`, text]);
}

function cannotAdopt(path: string): UserError {
  return new UserError(`the edit of ${path} cannot be expressed as a patch`, {
    hint: 'put the change into gitops.yaml, or use generate --discard',
  });
}
