import type { PresentFile } from '../../core/plan/present-file.ts';
import { UserError } from '../../shell/errors.ts';

/**
 * A `custom/` that is a link, or holds one, would be left out without a word: links are not followed,
 * and Argo CD refuses those that lead out of the repository.
 *
 * @throws {UserError} for the first such path
 */
export function refuseLinks(present: ReadonlyMap<string, PresentFile>): void {
  for (const [path, { kind }] of present) {
    const [, below] = CUSTOM.exec(path) ?? [];
    if (below === undefined || kind === 'folder') continue;
    if (kind === 'symlink') {
      throw new UserError(`${path} is a symbolic link, which is not followed`, {
        hint: 'put what it leads to in its place',
      });
    }
    if (below === '' || kind === 'special') {
      throw new UserError(`${path} is no ${below === '' ? 'folder' : 'regular file'}`, {
        hint: 'custom/ is a folder with a kustomization.yaml of kind Component; move this away',
      });
    }
  }
}

const CUSTOM = /^(?:base\/[^/]+|overlays\/[^/]+\/[^/]+)\/custom(|\/.*)$/s;
