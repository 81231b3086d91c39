import { quote } from '../../../config/quote.ts';
import { compareText } from '../../../core/compare-text.ts';
import { importDigest, importedFiles } from '../../../core/import/files/import-digest.ts';
import { filesChangedSince } from '../../../shell/git.ts';
import { UserError } from '../../../shell/errors.ts';
import { CONFIG_FILE } from '../../steps/open-repository.ts';
import type { ImportTarget } from './open-target.ts';
import type { ImportRequest } from '../parse-request.ts';

/**
 * The files that an import may replace: with `--force` those of an earlier import that nobody changed,
 * else none.
 *
 * @throws {UserError} where the app or files of it exist, and may not be replaced
 */
export async function findReplaceable(
  target: ImportTarget,
  { app, environments }: ImportRequest,
  { force }: { force: boolean },
): Promise<ReadonlySet<string>> {
  const { config, present } = target;
  const defined = config?.app;
  if (defined === undefined) {
    refuseFiles(target);
    return new Set();
  }
  const { file, entry } = defined;
  const exists = `app ${quote(app)} exists already in ${file}`;
  if (!force) {
    throw new UserError(exists, {
      hint:
        entry.importDigest === undefined
          ? 'choose another name'
          : 'choose another name, or replace the files of the earlier import with --force',
    });
  }
  if (!entry.isHandKept || entry.importDigest === undefined) {
    const why = entry.isHandKept ? 'its files are kept by hand' : 'a template makes it';
    throw new UserError(`${exists}, and no import wrote it: ${why}`, {
      hint: 'choose another name; --force replaces only what an import wrote',
    });
  }
  const missing = entry.environments.filter(
    (name) => !environments.some((environment) => environment.name === name),
  );
  if (missing.length > 0) {
    throw new UserError(
      `app ${quote(app)} also runs in ${missing.join(', ')}: --force replaces it in all its environments`,
      { hint: `add ${missing.map((name) => `--env ${name}=<path>`).join(' ')}` },
    );
  }
  const texts = new Map(
    [...present].flatMap(([path, found]) =>
      found.kind === 'file' ? [[path, found.text] as const] : [],
    ),
  );
  const files = importedFiles(texts, app, entry.environments);
  if (importDigest(files) === entry.importDigest) return new Set(files.keys());
  throw await changedError(target, app, file, entry.importDigest);
}

/** Whatever stands in the folders of an app that gitops.yaml does not know is somebody's. */
function refuseFiles({ present }: ImportTarget): void {
  const entries = [...present].filter(([, { kind }]) => kind !== 'folder');
  const link = entries.find(([, { kind }]) => kind === 'symlink');
  if (link !== undefined) {
    throw new UserError(`${link[0]} is a symbolic link, which is not followed`, {
      hint: 'put what it leads to in its place, or choose another name for the app',
    });
  }
  const [first, ...others] = entries.map(([path]) => path).sort(compareText);
  if (first === undefined) return;
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  const exist = `${first}${more} ${others.length === 0 ? 'exists' : 'exist'} already`;
  throw new UserError(`${exist}, and ${CONFIG_FILE} does not say that an import wrote it`, {
    hint: 'move it away, or choose another name for the app',
  });
}

async function changedError(
  { root, folders }: ImportTarget,
  app: string,
  file: string,
  digest: string,
): Promise<UserError> {
  const changed = await filesChangedSince(root, { file, text: digest, folders });
  const known =
    changed === undefined || changed.length === 0
      ? 'which ones is not known, since no commit has them as the import wrote them'
      : `changed: ${changed.join(', ')}`;
  return new UserError(
    `files of app ${quote(app)} were changed since the import, so --force does not replace them; ${known}`,
    {
      hint: `take the changes back, or delete ${folders.join(', ')} and the app in ${file} to import it anew`,
    },
  );
}
