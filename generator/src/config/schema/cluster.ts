import { z } from 'zod';
import { secretsSchema } from './secrets.ts';

/** An entry of `clusters`. */
export const clusterSchema = z.strictObject({
  server: z
    .string()
    .regex(/^https?:\/\/\S+$/, {
      error: 'must be the address of an API server such as https://...',
    })
    .optional()
    .describe(
      'Address of the API server, as Argo CD knows it. A cluster that runs its own Argo CD needs none: `https://kubernetes.default.svc`.',
    ),
  name: z
    .string()
    .regex(/^\S+$/, { error: 'must be a name without spaces' })
    .optional()
    .describe('Name of the cluster, as Argo CD knows it; in place of `server`.'),
  kubernetes: z
    .string()
    .regex(/^1\.(0|[1-9]\d{0,2})$/, { error: 'must be a minor version such as "1.35"' })
    .optional()
    .describe(
      'Minor version of its API server, in quotes: the schema that its objects are validated with. A cluster that another one manages has the version of that one unless said.',
    ),
  argocd: z
    .strictObject({
      version: z
        .string()
        .regex(/^\d+\.\d+\.\d+$/, { error: 'must be a version such as 3.5.1' })
        .describe('Version of Argo CD.'),
      namespace: z.string().default('argocd').describe('Namespace that it runs in.'),
      manifests: z
        .string()
        .regex(/^(https:\/\/\S+|(?!.*(^|\/)\.)[\w-][\w./-]*(?<!\/))$/, {
          error: 'must be an address such as https://... or a folder of this repository',
        })
        .optional()
        .describe(
          'A mirror of its install manifest, in place of the official address; or, for a network without a way out, a folder of this repository with a kustomization that holds the manifest.',
        ),
    })
    .optional()
    .describe('Present where an Argo CD runs in this cluster.'),
  secrets: secretsSchema
    .optional()
    .describe('Where the values of secrets in this cluster come from.'),
  managedBy: z
    .string()
    .optional()
    .describe(
      'Cluster whose Argo CD deploys to this one. A cluster that runs an Argo CD manages itself.',
    ),
});
