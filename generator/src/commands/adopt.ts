import { compareObjects } from '../core/proof/compare.ts';
import { changesOf, isBlocked, type FileChange } from '../core/plan/plan.ts';
import { renderBlocked } from '../report/blocked.ts';
import { renderPlanDiff } from '../report/plan-diff.ts';
import { renderProofs } from '../report/proofs.ts';
import type { Engine } from '../shell/engine/engine.ts';
import { UserError } from '../shell/errors.ts';
import { applyPlan } from '../shell/transaction/apply-plan.ts';
import type { Dependencies, ExitCode } from './dependencies.ts';
import { adoptEdits, type Adopted } from './steps/adopt/adopt-edits.ts';
import { buildOwnParts } from './steps/build-own-parts.ts';
import { computeTree } from './steps/compute-tree.ts';
import { editedTexts } from './steps/adopt/edited-texts.ts';
import { withFiles } from './steps/adopt/with-files.ts';
import type { Repository } from './steps/open-repository.ts';
import { openWithEngine } from './steps/open-with-engine.ts';

export interface AdoptOptions {
  dryRun: boolean;
}

/**
 * `strata adopt <file>...`: turns hand edits of generated files into patches in `custom/`, and puts
 * the generated files back. The builds stay what the edits made them: proven before anything is
 * written.
 */
export async function adopt(
  files: readonly string[],
  options: AdoptOptions,
  dependencies: Dependencies,
): Promise<ExitCode> {
  const { fs, output } = dependencies;
  const { repository, engineFound } = await openWithEngine(dependencies, {
    recover: !options.dryRun,
  });
  const engine = await engineFound;
  const paths = files.map((path) => path.replace(/^\.\//, ''));
  const treeOptions = { isolated: false, discard: new Set(paths) };
  const tree = await computeTree(repository, engine, dependencies, treeOptions);
  const texts = editedTexts(repository, tree, paths);
  if (isBlocked(tree.plan)) throw new UserError(renderBlocked(tree.plan, output.colors));

  const adopted = await adoptEdits(repository, engine, tree, texts);
  const custom = customFiles(repository, adopted);
  const future = { ...repository, present: withFiles(repository.present, custom) };
  const result = await computeTree(future, engine, dependencies, treeOptions);
  await proveAdopted(future, engine, adopted, result.wanted);

  const changes = [...custom, ...changesOf(result.plan)];
  output.print(renderPlanDiff(options.dryRun ? changes : custom, output.colors));
  if (options.dryRun) return 0;
  const { emptiedFolders } = result.plan;
  await applyPlan(fs, repository.root, { files: changes, emptiedFolders });
  output.say(`Adopted. The files in custom/ are yours; the generator does not change them.`);
  return 0;
}

function customFiles({ present }: Repository, { files }: Adopted): FileChange[] {
  return [...files].map(([path, after]) => {
    const file = present.get(path);
    return { path, before: file?.kind === 'file' ? file.text : undefined, after };
  });
}

async function proveAdopted(
  repository: Repository,
  engine: Engine,
  { builds }: Adopted,
  wanted: ReadonlyMap<string, string>,
): Promise<void> {
  const overlays = [...builds.keys()].map((path) => ({ path, kind: 'customised' }) as const);
  const built = await buildOwnParts(engine, repository, overlays, wanted);
  const failed = [...builds].flatMap(([path, expected]) => {
    const mismatches = compareObjects(expected, built.get(path) ?? []);
    return mismatches.length === 0 ? [] : [{ path, mismatches }];
  });
  if (failed.length === 0) return;
  throw new UserError(
    `the edit cannot be adopted exactly; nothing was written\n${renderProofs(failed, engine)}`,
    { hint: 'put the change into gitops.yaml, or use generate --discard' },
  );
}
