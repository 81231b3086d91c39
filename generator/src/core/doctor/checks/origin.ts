import type { Facts } from '../facts.ts';
import { ok, type Finding } from '../finding.ts';
import { isSameRepository, withoutCredentials } from '../repository-address.ts';

/** Whether Argo CD reads the repository that `git push` writes to. */
export function origin({ repository, configuration }: Facts): Finding[] {
  if (repository === undefined || configuration.kind === 'absent') return [];
  const { origin: address } = repository;
  const repoURL = configuration.kind === 'loaded' ? configuration.fleet.repoURL : undefined;
  if (address === undefined) {
    const target = repoURL === undefined ? '<address>' : withoutCredentials(repoURL);
    return [warning('there is no remote "origin" to push to', `git remote add origin ${target}`)];
  }
  const shown = withoutCredentials(address);
  if (repoURL === undefined) return [ok('origin', shown)];
  if (isSameRepository(address, repoURL)) return [ok('origin', `${shown}, as repoURL`)];
  return [
    warning(
      `${shown}, but Argo CD reads repoURL ${withoutCredentials(repoURL)}`,
      `in gitops.yaml, set repoURL to the address by which Argo CD reaches ${shown}, then: npm run generate`,
    ),
  ];
}

function warning(found: string, advice: string): Finding {
  return { subject: 'origin', status: 'warning', found, advice: [advice] };
}
