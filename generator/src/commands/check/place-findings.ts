import { compareText } from '../../core/compare-text.ts';
import { describeObject } from '../../core/kubernetes/object.ts';
import { createPlaceFinder } from '../../core/places/find-place.ts';
import { addHeader } from '../../core/plan/header.ts';
import { formatPath } from '../../core/places/format-path.ts';
import type { CheckFinding } from '../../report/check/check-finding.ts';
import type { FileSystem } from '../../shell/files/file-system.ts';
import { readTree } from '../../shell/files/tree.ts';
import { joinFiles } from '../steps/build-own-parts.ts';
import type { Tree } from '../steps/compute-tree.ts';
import { CONFIG_FILE, OWNED_ROOTS, type Repository } from '../steps/open-repository.ts';
import type { ObjectFinding } from './checked-build.ts';

/**
 * Gives each finding the file and line that a person would change. Of a generated file the place in
 * gitops.yaml that it follows from is told, too. What several overlays have from the same line is one
 * finding.
 */
export async function placeFindings(
  findings: readonly ObjectFinding[],
  repository: Repository,
  { wanted }: Tree,
  fs: FileSystem,
): Promise<CheckFinding[]> {
  if (findings.length === 0) return [];
  const generated = [...wanted].map(([path, body]) => [path, addHeader(path, body)] as const);
  const owned = joinFiles(new Map(generated), repository.present);
  const others = await readOthers(findings, repository.root, fs);
  const findPlace = createPlaceFinder((path) => owned.get(path) ?? others.get(path));

  const placed = new Map<string, CheckFinding & { overlays: string[] }>();
  for (const finding of findings) {
    const { build, object, path } = finding;
    const { file, line } = findPlace(build.path, object, path);
    const { check, id, severity, message, remediation } = finding;
    const key = JSON.stringify([id, file, line, path, message]);
    const known = placed.get(key);
    if (known !== undefined) {
      if (!known.overlays.includes(build.path)) known.overlays.push(build.path);
      continue;
    }
    placed.set(key, {
      check,
      id,
      severity,
      file,
      line,
      object: describeObject(object),
      ...(path.length === 0 ? {} : { path: formatPath(path) }),
      overlays: [build.path],
      message,
      ...(remediation === undefined ? {} : { remediation }),
      ...(wanted.has(file) ? { source: sourceOf(file, build, repository) } : {}),
    });
  }
  return [...placed.values()].sort(
    (left, right) => compareText(left.file, right.file) || left.line - right.line,
  );
}

/** The app, or the environment of it, whose values a generated file follows from. */
function sourceOf(
  file: string,
  { environment, app }: { environment: string; app: string },
  { fleet, locator }: Repository,
): string {
  const deployment = fleet.deployments.find(
    (each) => each.environment === environment && each.app === app,
  );
  const inBase = file.startsWith('base/');
  const path = inBase ? fleet.apps.find(({ name }) => name === app)?.path : deployment?.path;
  if (path === undefined) return CONFIG_FILE;
  const place = locator.locate({ severity: 'error', path, message: '', at: 'key' });
  return `${place.file}:${place.line}`;
}

/** What builds read from outside of the generated folders. */
async function readOthers(
  findings: readonly ObjectFinding[],
  root: string,
  fs: FileSystem,
): Promise<Map<string, string>> {
  const isOwned = (folder: string): boolean =>
    OWNED_ROOTS.some((own) => folder === own || folder.startsWith(`${own}/`));
  const folders = new Set(findings.flatMap(({ build }) => build.readFolders));
  const tree = await readTree(
    fs,
    root,
    [...folders].filter((folder) => !isOwned(folder)),
  );
  return joinFiles(new Map(), tree);
}
