import type { Facts } from '../facts.ts';
import { ok, type Finding } from '../finding.ts';
import { installGit } from '../install-commands.ts';

/** Git, and whether gitops.yaml stands at the top of a repository. */
export function git({ git: version, platform, repository, configuration }: Facts): Finding[] {
  if (version === undefined) {
    const found = 'not installed; Argo CD reads what you commit and push';
    return [{ subject: 'git', status: 'missing', found, advice: installGit(platform) }];
  }
  const program = ok('git', version);
  if (configuration.kind === 'absent') return [program];
  if (repository === undefined) {
    const found = 'git sees no repository here';
    const advice = ['git status   # says why', 'git init     # makes one'];
    return [program, { subject: 'repository', status: 'warning', found, advice }];
  }
  if (repository.prefix !== '') {
    const found = `gitops.yaml stands in ${repository.prefix}, but Argo CD reads the paths of the generated files from the top of the repository`;
    const advice = ['move it, with everything that belongs to it, to the top of a repository'];
    return [program, { subject: 'repository', status: 'warning', found, advice }];
  }
  return [program];
}
