import type { SecretRequirement } from '../desired/template.ts';
import type { JsonObject, KubernetesObject } from '../kubernetes/object.ts';
import { MADE_BY_LABEL, MADE_BY_STRATA } from './secret-state.ts';

/**
 * The Secret to create in a cluster. It has nothing by which Argo CD tracks objects (the annotation
 * `argocd.argoproj.io/tracking-id`, the label `app.kubernetes.io/instance`), so that no sync changes
 * or prunes it.
 *
 * @param data values in base64 by key
 */
export function secretObject(
  { name, type = 'Opaque' }: SecretRequirement,
  namespace: string,
  data: Readonly<Record<string, string>>,
): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace, labels: { [MADE_BY_LABEL]: MADE_BY_STRATA } },
    type,
    data: { ...data },
  };
}

/**
 * The SealedSecret that git may hold. Its scope is strict, the default: only a Secret of this name in
 * this namespace comes out of it.
 *
 * Format: https://github.com/bitnami-labs/sealed-secrets#sealedsecrets-as-templates-for-secrets
 *
 * @param encryptedData sealed values by key
 */
export function sealedSecret(
  { name, type = 'Opaque' }: SecretRequirement,
  namespace: string,
  encryptedData: Readonly<Record<string, string>>,
): KubernetesObject {
  const sorted: JsonObject = Object.fromEntries(
    Object.entries(encryptedData).sort(([left], [right]) => (left < right ? -1 : 1)),
  );
  return {
    apiVersion: SEALED_SECRET.apiVersion,
    kind: SEALED_SECRET.kind,
    metadata: { name, namespace },
    spec: {
      encryptedData: sorted,
      template: { metadata: { name, namespace }, type },
    },
  };
}

export const SEALED_SECRET = { apiVersion: 'bitnami.com/v1alpha1', kind: 'SealedSecret' } as const;
