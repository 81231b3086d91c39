import { z } from 'zod';
import { labelsSchema } from './labels.ts';
import { emptyIfNull, mapOf } from './map-of.ts';
import { secretsSchema } from './secrets.ts';
import { syncSchema } from './sync.ts';

const sharedNamespace = emptyIfNull(
  z.strictObject({
    labels: labelsSchema
      .optional()
      .describe('Labels of the Namespace object, for example for Pod Security.'),
  }),
);

/** An entry of `environments`. */
export const environmentSchema = emptyIfNull(
  z.strictObject({
    cluster: z
      .string()
      .optional()
      .describe('Cluster of this environment. Needed unless `extends` gives one.'),
    extends: z
      .string()
      .optional()
      .describe(
        'Environment to start from: its cluster, sync, secrets and labels, and for each app its values, labels, sync, secrets and permit. Namespaces are not taken over, because a namespace has one owner.',
      ),
    sync: syncSchema.optional().describe('How Argo CD syncs the applications of this environment.'),
    secrets: secretsSchema
      .optional()
      .describe('Where the values of secrets come from, over what the cluster says.'),
    namespaces: z
      .union([z.array(z.string()), mapOf(sharedNamespace)])
      .optional()
      .describe(
        'Namespaces that several apps of this environment share: a list of names, or a map from name to settings.',
      ),
    labels: labelsSchema
      .optional()
      .describe('Labels of every object and pod of this environment, never used as selectors.'),
  }),
);
