import { compareText } from '../compare-text.ts';
import { namespaceOf, type KubernetesObject } from '../kubernetes/object.ts';
import { synthesise } from '../synthesis/synthesise.ts';
import { isNamespace } from '../synthesis/transformers/namespace.ts';
import type { Denials, Synthesis } from '../synthesis/types.ts';
import type { SourceDocument } from './source-document.ts';

/** What an import starts from: the objects of every environment, as people wrote them. */
export interface ImportInput {
  app: string;
  /** Folder of the base, such as `base/shop`. */
  basePath: string;
  overlays: readonly ImportOverlay[];
}

export interface ImportOverlay {
  environment: string;
  /** Folder of its kustomization, such as `overlays/dev/shop`. */
  path: string;
  documents: readonly SourceDocument[];
}

export interface ImportResult {
  synthesis: Synthesis;
  /** By environment: the namespace that most of its objects are in, undefined where none names one. */
  namespaces: Map<string, string | undefined>;
}

/**
 * Proposes base and overlays for an import. What comes out is to be proven with the real engine; what
 * that refuses comes back as `denials`.
 */
export function synthesiseImport(input: ImportInput, denials: Denials): ImportResult {
  const { app, basePath, overlays } = input;
  const namespaces = new Map(
    overlays.map(({ environment, documents }) => [
      environment,
      mainNamespace(documents.map(({ object }) => object)),
    ]),
  );
  const synthesis = synthesise(
    {
      app,
      basePath,
      overlays: overlays.map(({ environment, path, documents }) => ({
        environment,
        path,
        namespace: namespaces.get(environment) ?? `${app}-${environment}`,
        objects: documents.map(({ object }) => object),
      })),
    },
    denials,
  );
  return { synthesis, namespaces };
}

/** Of several that are named as often, the first in the order of their names. */
function mainNamespace(objects: readonly KubernetesObject[]): string | undefined {
  const counts = new Map<string, number>();
  for (const object of objects) {
    const name = isNamespace(object) ? object.metadata.name : namespaceOf(object);
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const [first] = [...counts].sort(
    ([left, leftCount], [right, rightCount]) => rightCount - leftCount || compareText(left, right),
  );
  return first?.[0];
}
