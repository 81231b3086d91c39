import type { KubernetesObject } from '../../kubernetes/object.ts';
import type { Alteration } from '../sharing/groups/group.ts';
import type { Kustomization } from '../kustomization.ts';

/** One kustomization: what it takes from others, what it adds, changes and removes. */
export interface Layer {
  /** Its folder. */
  path: string;
  kind: 'Kustomization' | 'Component';
  /** Folders that it builds on. */
  inherits: readonly string[];
  /** Folders of the components that it includes, in the order in which they apply. */
  components: readonly string[];
  /** By key: objects of its own. */
  added: ReadonlyMap<string, KubernetesObject>;
  /** Keys of objects whose names get a hash of their content: only generators do that. */
  hashed: ReadonlySet<string>;
  /** By key: inherited objects that its patches change. */
  altered: ReadonlyMap<string, Alteration>;
  /** By key: inherited objects that it removes. */
  deleted: ReadonlyMap<string, KubernetesObject>;
  /** Inherited objects that it leaves alone. */
  untouched: readonly KubernetesObject[];
  /** Its fields that change all objects. */
  fields: TransformerFields;
}

export type TransformerFields = Pick<
  Kustomization,
  'namespace' | 'namePrefix' | 'nameSuffix' | 'labels' | 'commonAnnotations' | 'images' | 'replicas'
>;
