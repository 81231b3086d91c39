import { z } from 'zod';
import type { Json } from '../../core/kubernetes/object.ts';
import { labelsSchema } from './labels.ts';
import { emptyIfNull, mapOf } from './map-of.ts';
import { secretsSchema } from './secrets.ts';
import { syncSchema } from './sync.ts';

/** Values as written; the template's own schema checks them once they are merged. */
const valuesSchema = emptyIfNull(z.record(z.string(), z.custom<Json>()));

/** Group and kind as Argo CD and kubectl write them. */
const permitSchema = z.array(
  z.string().regex(/^[A-Z][A-Za-z0-9]*(\.[a-z0-9]([-a-z0-9.]*[a-z0-9])?)?$/, {
    error: 'must be a kind such as Role or Certificate.cert-manager.io',
  }),
);

const deploymentSchema = emptyIfNull(
  z.strictObject({
    values: valuesSchema
      .optional()
      .describe(
        'Values of this environment, merged into the shared ones: maps merge, lists replace, `null` removes.',
      ),
    namespace: z
      .string()
      .optional()
      .describe(
        'Namespace of the app in this environment; that of the app, else `<app>-<environment>`, unless said.',
      ),
    labels: labelsSchema
      .optional()
      .describe('Labels of every object and pod, added to those above.'),
    sync: syncSchema.optional().describe('How Argo CD syncs the app in this environment.'),
    secrets: secretsSchema
      .optional()
      .describe('Where the values of secrets come from, over what the app says.'),
    permit: permitSchema
      .optional()
      .describe('Replaces the `permit` of the app in this environment.'),
  }),
);

/** An entry of `apps`, in gitops.yaml or in an included file. */
export const appSchema = z.strictObject({
  template: z
    .string()
    .optional()
    .describe('Template that writes the objects: `generator/templates/<template>.ts`.'),
  source: z
    .enum(['kustomize'])
    .optional()
    .describe('In place of `template`: `kustomize` means that base and overlays are kept by hand.'),
  values: valuesSchema.optional().describe('Values of the template that all environments share.'),
  namespace: z
    .string()
    .optional()
    .describe(
      'Namespace of the app in every environment; for environments on clusters of their own.',
    ),
  labels: labelsSchema.optional().describe('Labels of every object and pod of the app.'),
  sync: syncSchema
    .optional()
    .describe('How Argo CD syncs the app, over what its environment says.'),
  secrets: secretsSchema
    .optional()
    .describe('Where the values of secrets come from, over what its environment says.'),
  permit: permitSchema
    .optional()
    .describe(
      'Kinds, as `Kind` or `Kind.group`, that Argo CD may manage although the overlay holds none.',
    ),
  environments: mapOf(deploymentSchema)
    .default({})
    .describe('Environments that the app is deployed to, each with what differs there.'),
  importDigest: z
    .string()
    .regex(/^sha256:[0-9a-f]{16}$/, { error: 'must be what "strata import" wrote' })
    .optional()
    .describe(
      'Digest of the files that `strata import` wrote. While they have it, nobody has edited them, and `--force` may replace them.',
    ),
});
