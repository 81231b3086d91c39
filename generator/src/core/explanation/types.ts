import type { SecretRequirement } from '../desired/template.ts';
import type { App, SyncPolicy } from '../fleet.ts';
import type { Json } from '../kubernetes/object.ts';
import type { PatchMeans } from '../synthesis/types.ts';

/** Where a deployment's objects come from and how they get to the cluster. */
export interface Explanation {
  /** `<environment>/<app>` */
  deployment: string;
  environment: string;
  app: string;
  source: App['source'];
  cluster: string;
  namespace: string;
  /** False where an overlay of shared namespaces owns it. */
  ownsNamespace: boolean;
  sync: SyncPolicy;
  argocd: {
    /** Name of the Application and of its AppProject. */
    application: string;
    /** Files, undefined while no Argo CD manages the cluster. */
    applicationFile: string | undefined;
    projectFile: string | undefined;
  };
  /** The folder that Argo CD builds. */
  overlay: string;
  /** Folders that the build reads, the overlay's own first. */
  reads: string[];
  /** Components of the user's own, in the order in which they apply. */
  components: string[];
  /** What the kustomizations do to all of their objects, in the order of `reads`. */
  transformers: KustomizationField[];
  objects: ExplainedObject[];
  /** Secrets that the objects reference; their values are nowhere in the repository. */
  secrets: SecretRequirement[];
  /** Name of the store from which External Secrets makes them, where gitops.yaml names one. */
  secretStore?: string;
}

/** A field of a kustomization that makes or changes objects. */
export interface KustomizationField {
  file: string;
  field: string;
  /** As written; of generators and inline patches only the names, since they can hold secrets. */
  value: Json;
}

export interface ExplainedObject {
  apiVersion: string;
  kind: string;
  name: string;
  namespace?: string;
  /** False for an object of the base, or of the template, that this build leaves out. */
  built: boolean;
  /** The file that it starts from, then those that change it; empty where that cannot be told. */
  files: string[];
  means: Means[];
  reason: string;
}

/** `component`: something in `custom/` adds, changes or removes it. */
export type Means =
  | 'own object'
  | 'namespace'
  | 'namePrefix'
  | 'nameSuffix'
  | 'labels'
  | 'commonAnnotations'
  | 'images'
  | 'replicas'
  | PatchMeans
  | 'component';
