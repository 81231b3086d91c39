import { compareText } from '../compare-text.ts';
import { namespaceOf } from '../kubernetes/object.ts';
import type { Denials, Synthesis } from '../synthesis/types.ts';
import type { SourceDocument } from './source-document.ts';
import { choosePlan } from './synthesis/choose-plan.ts';
import { mainNamespace } from './synthesis/strip/namespaces.ts';
import { explainOverlays } from './synthesis/output/explain-overlays.ts';
import { renderFiles } from './synthesis/output/render-files.ts';

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
 * Proposes base, components and overlays for an import. What comes out is to be proven with the real
 * engine; what that refuses comes back as `denials`. The order of environments and documents has no
 * influence on the files.
 *
 * @returns the overlays in the order of the input
 */
export function synthesiseImport(input: ImportInput, denials: Denials): ImportResult {
  const inputs = input.overlays.map(({ environment, path, documents }) => ({
    name: environment,
    path,
    documents,
  }));
  const sorted = inputs
    .map((each) => ({ ...each, documents: [...each.documents].sort(byIdentity) }))
    .sort((left, right) => compareText(left.name, right.name));
  const plan = choosePlan(sorted, input, denials);
  return {
    synthesis: { files: renderFiles(plan), overlays: explainOverlays(plan, inputs) },
    namespaces: new Map(
      inputs.map(({ name, documents }) => [
        name,
        mainNamespace(documents.map(({ object }) => object)),
      ]),
    ),
  };
}

function byIdentity({ object: left }: SourceDocument, { object: right }: SourceDocument): number {
  return compareText(identityOf(left), identityOf(right));
}

function identityOf(object: SourceDocument['object']): string {
  const { apiVersion, kind, metadata } = object;
  return [apiVersion, kind, namespaceOf(object) ?? '', metadata.name].join('/');
}
