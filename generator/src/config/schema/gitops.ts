import { z } from 'zod';
import { appSchema } from './app.ts';
import { clusterSchema } from './cluster.ts';
import { environmentSchema } from './environment.ts';
import { mapOf } from './map-of.ts';
import { secretsSchema } from './secrets.ts';

/**
 * The written form of gitops.yaml, included files merged in. The one source of types, defaults, the
 * JSON Schema for editors and the reference page.
 */
export const gitopsSchema = z.strictObject({
  version: z.literal(1).describe('Version of this format.'),
  repoURL: z
    .string()
    .regex(/^((https?|ssh|git|file):\/\/\S+|[^\s@:/]+@[^\s:/]+:\S+)$/, {
      error: 'must be an address such as https://... or git@host:path',
    })
    .describe('Address of this repository, as Argo CD reads it.'),
  targetRevision: z
    .string()
    .regex(/^(?!.*(\.\.|@\{|\/\/))[^-/.\s~^:?*[\\][^\s~^:?*[\\]*(?<![/.])$/, {
      error: 'must be a branch, a full reference such as refs/tags/v1, or a commit hash',
    })
    .default('main')
    .describe(
      'What Argo CD follows: a branch, `refs/tags/<tag>`, or a commit hash. A plain name is a branch.',
    ),
  include: z
    .array(z.string())
    .default([])
    .describe(
      'Further files with `apps`, as paths in the repository; `*` matches within one segment.',
    ),
  secrets: secretsSchema
    .optional()
    .describe('Where the values of secrets come from, in every cluster.'),
  clusters: mapOf(clusterSchema).default({}).describe('Kubernetes clusters.'),
  environments: mapOf(environmentSchema)
    .default({})
    .describe('Environments; each is on one cluster.'),
  apps: mapOf(appSchema).default({}).describe('Applications.'),
});

export type WrittenGitops = z.output<typeof gitopsSchema>;
export type WrittenCluster = WrittenGitops['clusters'][string];
export type WrittenEnvironment = WrittenGitops['environments'][string];
export type WrittenApp = WrittenGitops['apps'][string];
export type WrittenDeployment = WrittenApp['environments'][string];
export type WrittenSecrets = WrittenGitops['secrets'];
