import { z } from 'zod';
import { defineTemplate } from '../src/core/desired/template.ts';

/** A custom resource, which Strata knows nothing about, and one that has no namespace. */
export default defineTemplate({
  name: 'postgres',
  description: 'PostgreSQL, run by the CloudNativePG operator',
  values: z.strictObject({
    image: z.string().describe('Image of PostgreSQL, with its version.'),
    instances: z.int().min(1).default(1).describe('Number of servers.'),
    storage: z.string().default('5Gi').describe('Size of the volume of each.'),
  }),
  clusterScopedKinds: ['ClusterImageCatalog.postgresql.cnpg.io'],
  resources: ({ image, instances, storage }, { app, environment = 'base' }) => [
    {
      apiVersion: 'postgresql.cnpg.io/v1',
      kind: 'Cluster',
      metadata: { name: app },
      spec: {
        instances,
        imageCatalogRef: {
          apiGroup: 'postgresql.cnpg.io',
          kind: 'ClusterImageCatalog',
          name: `${app}-${environment}`,
          major: 17,
        },
        storage: { size: storage },
      },
    },
    {
      apiVersion: 'postgresql.cnpg.io/v1',
      kind: 'ClusterImageCatalog',
      metadata: { name: `${app}-${environment}` },
      spec: { images: [{ major: 17, image }] },
    },
  ],
});
