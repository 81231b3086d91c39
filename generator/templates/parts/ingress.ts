import type { Ingress } from 'kubernetes-types/networking/v1.js';
import { z } from 'zod';
import type { SecretRequirement } from '../../src/core/desired/template.ts';
import { filled } from './filled.ts';
import type { Component } from './labels.ts';
import { hostSchema, objectNameSchema } from './names.ts';
import type { Resource } from './resource.ts';

export const ingressFields = {
  host: hostSchema().describe('Name under which the site is reached.'),
  className: objectNameSchema('nginx')
    .optional()
    .describe('IngressClass. The default class of the cluster unless said.'),
  tls: z
    .union(
      [
        z.boolean(),
        z.strictObject({
          secretName: objectNameSchema('blog-tls').describe('Secret with the certificate.'),
        }),
      ],
      { error: 'must be true, false, or a mapping with secretName' },
    )
    .default(false)
    .describe('HTTPS, with the certificate of the Secret `<name>-tls`, or of the one named.'),
  annotations: z
    .record(z.string(), z.string())
    .optional()
    .describe('Annotations of the Ingress, for its controller or for cert-manager.'),
};

export const ingressSchema = z.strictObject(ingressFields);
type IngressValues = z.output<typeof ingressSchema>;

/** An Ingress that sends a host, from a path on, to the named port of the component's Service. */
export function ingress(
  component: Component,
  values: IngressValues,
  backend: { port: string; path: string; pathType: 'Prefix' | 'Exact' | 'ImplementationSpecific' },
): Resource<Ingress> {
  const secretName = tlsSecretName(component.name, values);
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: {
      name: component.name,
      labels: component.labels,
      annotations: filled(values.annotations),
    },
    spec: {
      ingressClassName: values.className,
      tls: secretName === undefined ? undefined : [{ hosts: [values.host], secretName }],
      rules: [
        {
          host: values.host,
          http: {
            paths: [
              {
                path: backend.path,
                pathType: backend.pathType,
                backend: { service: { name: component.name, port: { name: backend.port } } },
              },
            ],
          },
        },
      ],
    },
  };
}

/** The certificate's Secret, where nothing in the cluster is asked to make it. */
export function tlsSecrets(name: string, values: IngressValues | undefined): SecretRequirement[] {
  if (values === undefined) return [];
  const secretName = tlsSecretName(name, values);
  const made = Object.keys(values.annotations ?? {}).some((key) =>
    key.startsWith('cert-manager.io/'),
  );
  if (secretName === undefined || made) return [];
  return [
    {
      name: secretName,
      type: 'kubernetes.io/tls',
      description: `Certificate of ${values.host}`,
      keys: [
        { key: 'tls.crt', description: `Certificate chain of ${values.host}, PEM` },
        { key: 'tls.key', description: 'Private key of the certificate, PEM' },
      ],
    },
  ];
}

function tlsSecretName(name: string, { tls }: IngressValues): string | undefined {
  if (tls === false) return undefined;
  return tls === true ? `${name}-tls` : tls.secretName;
}
