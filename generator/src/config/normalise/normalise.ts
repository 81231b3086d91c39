import type { Fleet } from '../../core/fleet.ts';
import type { WrittenGitops } from '../schema/gitops.ts';
import { normaliseClusters } from './clusters.ts';
import { normaliseApps, normaliseDeployments } from './deployments.ts';
import { normaliseEnvironments } from './environments.ts';
import { normaliseTargetRevision } from './target-revision.ts';

/**
 * Turns the written form into the fleet: defaults filled in, `extends` and merges resolved,
 * everything sorted by name. Never fails: what refers to nothing stays as written or is left out, and
 * the rules report it.
 */
export function normalise(written: WrittenGitops): Fleet {
  const environments = normaliseEnvironments(written.environments);
  return {
    repoURL: written.repoURL,
    targetRevision: normaliseTargetRevision(written.targetRevision),
    clusters: normaliseClusters(written.clusters),
    environments,
    apps: normaliseApps(written),
    deployments: normaliseDeployments(written, environments),
  };
}
