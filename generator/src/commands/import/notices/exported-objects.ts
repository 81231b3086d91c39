import type { ImportNotice } from '../../../core/import/summary/types.ts';
import {
  describeObject,
  ownValue,
  type KubernetesObject,
} from '../../../core/kubernetes/object.ts';
import type { NoticeInput } from './notices.ts';

/**
 * Objects as `kubectl get --output yaml` prints them. The API server refuses to create an object with
 * these fields: `resourceVersion should not be set on objects to be created` (k8s.io/apiserver,
 * storage/errors.go), `metadata.managedFields must be nil` (k8s.io/apimachinery,
 * managedfields/internal/structuredmerge.go), and `uid mismatch` (k8s.io/apiserver,
 * endpoints/handlers/patch.go).
 */
export function exportedObjects({ objects }: Pick<NoticeInput, 'objects'>): ImportNotice[] {
  return [...objects].flatMap(([environment, own]) => {
    const exported = own.filter((object) => serverFields(object).length > 0);
    const [first, ...others] = exported;
    if (first === undefined) return [];
    const fields = SERVER_FIELDS.filter((field) =>
      exported.some((object) => serverFields(object).includes(field)),
    ).map((field) => `metadata.${field}`);
    const more = others.length === 0 ? '' : ` and ${others.length} more`;
    return [
      {
        subject: environment,
        message: `${describeObject(first)}${more} ${others.length === 0 ? 'holds' : 'hold'} ${fields.join(', ')}, which the API server sets: it refuses to create such an object`,
        hint: 'take these fields out of the manifests, status too, then import again with --force',
      },
    ];
  });
}

const SERVER_FIELDS = ['managedFields', 'resourceVersion', 'uid'] as const;

function serverFields({ metadata }: KubernetesObject): (typeof SERVER_FIELDS)[number][] {
  return SERVER_FIELDS.filter((field) => {
    const value = ownValue(metadata, field);
    return value !== undefined && value !== null && value !== '';
  });
}
