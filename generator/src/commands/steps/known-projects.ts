import type { KnownProjects } from '../../core/argocd/files.ts';
import { RETAINED_KINDS, RETAINED_NAMESPACES } from '../../core/argocd/project/project-state.ts';
import { readHeader } from '../../core/plan/header.ts';
import { readCommitted } from '../../shell/git.ts';
import type { Repository } from './open-repository.ts';

/**
 * The AppProjects as they stand, from which those kinds are kept that a last prune still needs. An
 * edited file does not count: what it adds was not generated. Git is asked only for projects that
 * keep something.
 */
export async function knownProjects({ root, present }: Repository): Promise<KnownProjects> {
  const texts = [...present].flatMap(([path, file]): [string, string][] => {
    const isProject = file.kind === 'file' && /^clusters\/[^/]+\/projects\//.test(path);
    return isProject && readHeader(file.text).kind === 'intact' ? [[path, file.text]] : [];
  });
  const retaining = texts.filter(
    ([, text]) => text.includes(RETAINED_KINDS) || text.includes(RETAINED_NAMESPACES),
  );
  const committed = await readCommitted(
    root,
    retaining.map(([path]) => path),
  );
  return { present: new Map(texts), committed };
}
