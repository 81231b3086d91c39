import type { Colors } from 'picocolors/types.js';
import { isDifferent, type DeploymentDiff } from '../../core/live-diff/types.ts';
import { renderObjectDiff } from './text.ts';

/** What a sync would do, for a script. */
export function liveDiffJson(diffs: readonly DeploymentDiff[], plain: Colors): object {
  return {
    deployments: diffs.map(({ label, application, cluster, changes }) => ({
      deployment: label,
      application,
      cluster,
      changes: changes
        .filter(({ change }) => change !== 'none')
        .map((entry) => {
          const { change, apiVersion, kind, namespace, name, message } = entry;
          return {
            change,
            apiVersion,
            kind,
            ...(namespace === undefined ? {} : { namespace }),
            name,
            ...(message === undefined ? {} : { message }),
            ...(isDifferent(entry) ? { diff: renderObjectDiff(entry, plain) } : {}),
          };
        }),
    })),
  };
}
