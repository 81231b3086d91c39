import { compareText } from '../../compare-text.ts';
import { namespaceOf, type KubernetesObject } from '../../kubernetes/object.ts';
import { hashedName } from '../../synthesis/generators/hash-suffix.ts';
import { noComments } from '../comments/comments.ts';
import type { SourceDocument, SourcePlace } from '../source-document.ts';
import { withoutSecretComments } from './secret-comments.ts';
import { isSecret, secretKeys } from './secret-keys.ts';

/** A Secret that is not written: to be created in the cluster, or sealed. */
export interface WithheldSecret {
  namespace: string | undefined;
  name: string;
  type: string;
  /** Names only, sorted; values never leave the input. */
  keys: string[];
  /** Whether its name ends in a hash of its values, as those that Kustomize generates do. */
  isNameHashed: boolean;
  place: SourcePlace;
}

/**
 * Takes every Secret that holds a value out of what is written: Strata puts none into Git. A value
 * is any entry of `data` or `stringData`, an empty one too, and also what kubectl's annotation
 * `last-applied-configuration` repeats of them. A Secret without values stays, without its comments,
 * which may hold some; so do the other objects, without comments in which a Secret is written.
 *
 * @returns the documents that stay, and the Secrets that do not, both in the order of the input
 */
export function withholdSecrets(documents: readonly SourceDocument[]): {
  documents: SourceDocument[];
  withheld: WithheldSecret[];
} {
  const kept: SourceDocument[] = [];
  const withheld: WithheldSecret[] = [];
  for (const document of documents) {
    const { object, place } = document;
    const keys = secretKeys(object);
    if (keys !== undefined) {
      const isNameHashed = hashedName(object) !== undefined;
      withheld.push({ ...identityOf(object), keys: sorted(keys), isNameHashed, place });
    } else if (isSecret(object)) kept.push({ ...document, comments: noComments() });
    else kept.push({ ...document, comments: withoutSecretComments(document.comments) });
  }
  return { documents: kept, withheld };
}

function identityOf(object: KubernetesObject): Pick<WithheldSecret, 'namespace' | 'name' | 'type'> {
  const type = object['type'];
  return {
    namespace: namespaceOf(object),
    name: object.metadata.name,
    type: typeof type === 'string' && type !== '' ? type : 'Opaque',
  };
}

function sorted(keys: Iterable<string>): string[] {
  return [...new Set(keys)].sort(compareText);
}
