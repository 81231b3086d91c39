import type { SourceDocument } from '../../core/import/source-document.ts';
import type { WithheldSecretSummary } from '../../core/import/summary/types.ts';

export type Withheld = WithheldSecretSummary;

/** STAND-IN until core/import/secrets is there. */
export function withhold(
  environment: string,
  documents: readonly SourceDocument[],
  { allowSecrets }: { allowSecrets: boolean },
): { documents: readonly SourceDocument[]; withheld: Withheld[] } {
  if (allowSecrets) return { documents, withheld: [] };
  const isSecret = ({ object }: SourceDocument): boolean =>
    object.kind === 'Secret' && (object['data'] ?? object['stringData']) !== undefined;
  return {
    documents: documents.filter((document) => !isSecret(document)),
    withheld: documents.filter(isSecret).map(({ object }) => ({
      environment,
      name: object.metadata.name,
      namespace: object.metadata['namespace'] as string | undefined,
      type: (object['type'] as string | undefined) ?? 'Opaque',
      keys: Object.keys({ ...(object['data'] as object), ...(object['stringData'] as object) }),
    })),
  };
}
