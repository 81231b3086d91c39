import { isFromOtherBody, readHeader, withoutHeader } from '../../../core/plan/header.ts';
import { UserError } from '../../../shell/errors.ts';
import type { Tree } from '../compute-tree.ts';
import type { Repository } from '../open-repository.ts';

/**
 * The hand-edited files that a person names, without their headers.
 *
 * @returns text by path
 * @throws {UserError} for a path that is no generated file of a base or an overlay, or was not edited
 */
export function editedTexts(
  { present }: Pick<Repository, 'present'>,
  { wanted }: Pick<Tree, 'wanted'>,
  paths: readonly string[],
): Map<string, string> {
  return new Map(paths.map((path) => [path, editedText(path, present, wanted)]));
}

function editedText(
  path: string,
  present: Repository['present'],
  wanted: ReadonlyMap<string, string>,
): string {
  const file = present.get(path);
  const body = wanted.get(path);
  if (file?.kind !== 'file' || body === undefined) {
    throw new UserError(`${path} is not a file that the generator writes`, { hint: SEE_EDITS });
  }
  const text = withoutHeader(file.text);
  if (readHeader(file.text).kind !== 'edited' || text === body) {
    throw new UserError(`${path} was not edited by hand`, { hint: SEE_EDITS });
  }
  if (!/^(base|overlays)\//.test(path)) {
    throw new UserError(`${path} cannot be adopted: only base/ and overlays/ have a custom/`, {
      hint: 'put the change into gitops.yaml, or use generate --discard',
    });
  }
  if (isFromOtherBody(file.text, body)) {
    throw new UserError(`${path} was generated from another gitops.yaml than the present one`, {
      hint: 'take the change of gitops.yaml back (git stash), adopt the edit, then bring it again',
    });
  }
  return text;
}

const SEE_EDITS = 'run generate to see which files were edited';
