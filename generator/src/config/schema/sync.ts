import { z } from 'zod';
import type { SyncPolicy } from '../../core/fleet.ts';
import { emptyIfNull } from './map-of.ts';

/** How Argo CD syncs where gitops.yaml says nothing. */
export const SYNC_DEFAULTS: SyncPolicy = { automated: true, prune: 'automatic', selfHeal: true };

/**
 * A part of a sync policy. The defaults are told but not filled in here: a key that is not written is
 * taken from the extended environment or from the level above.
 */
export const syncSchema = emptyIfNull(
  z.strictObject({
    automated: z.boolean().optional().meta({
      default: SYNC_DEFAULTS.automated,
      description: 'Whether Argo CD syncs a new commit by itself.',
    }),
    prune: z.enum(['automatic', 'manual']).optional().meta({
      default: SYNC_DEFAULTS.prune,
      description:
        'Whether a sync deletes what left Git. With `manual` a person prunes, and volumes and namespaces are deleted only after a confirmation.',
    }),
    selfHeal: z.boolean().optional().meta({
      default: SYNC_DEFAULTS.selfHeal,
      description: 'Whether Argo CD undoes changes that were made in the cluster.',
    }),
  }),
);
