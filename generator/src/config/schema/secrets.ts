import { z } from 'zod';
import { emptyIfNull } from './map-of.ts';

/** What stands for a part of the deployment in the patterns of a store. */
const STORE_PLACEHOLDERS = ['cluster', 'environment', 'app', 'namespace', 'secret', 'key'] as const;

/** Where a store has its values when gitops.yaml does not say it. */
export const STORE_DEFAULTS = {
  kind: 'ClusterSecretStore',
  key: '<environment>/<app>/<secret>',
  property: '<key>',
  refreshInterval: '1h',
} as const;

const PATTERN = new RegExp(`^(?:[^<>\\s]|<(?:${STORE_PLACEHOLDERS.join('|')})>)+$`);

const pattern = z.string().regex(PATTERN, {
  error: `must be text without spaces, in which only ${STORE_PLACEHOLDERS.map((name) => `<${name}>`).join(', ')} are replaced`,
});

const storeSchema = z.strictObject({
  kind: z.enum(['ClusterSecretStore', 'SecretStore']).optional().meta({
    default: STORE_DEFAULTS.kind,
    description: 'A store of the whole cluster, or one in the namespace of the app.',
  }),
  name: z
    .string()
    .regex(/^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/, {
      error: 'must be the name of a store: small letters, digits, "-" and "."',
    })
    .optional()
    .describe('Name of the store in the cluster. Needed at one of the levels.'),
  key: pattern.optional().meta({
    default: STORE_DEFAULTS.key,
    description:
      'Entry of the store that holds a Secret. `<cluster>`, `<environment>`, `<app>`, `<namespace>`, `<secret>` and `<key>` are replaced.',
  }),
  property: pattern.nullable().optional().meta({
    default: STORE_DEFAULTS.property,
    description:
      'Property of the entry that holds a key of the Secret. `null` where an entry is one value: then `key` has to hold `<key>`.',
  }),
  refreshInterval: z
    .string()
    .regex(/^(\d+(\.\d+)?(ms|s|m|h))+$/, { error: 'must be a duration such as 1h or 15m' })
    .optional()
    .meta({
      default: STORE_DEFAULTS.refreshInterval,
      description: 'How often the operator looks for new values; `0s` for once.',
    }),
});

/**
 * Where the values of declared secrets come from. The defaults are told but not filled in here: a key
 * that is not written is taken from the level above.
 */
export const secretsSchema = emptyIfNull(
  z.strictObject({
    store: storeSchema
      .nullable()
      .optional()
      .describe(
        'A store of External Secrets: the overlays then hold an ExternalSecret for each secret that a template declares. `null` takes back what a level above says.',
      ),
  }),
);
