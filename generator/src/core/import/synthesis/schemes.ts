import type { Denials } from '../../synthesis/types.ts';
import type { Scheme } from './environments.ts';

/** The schemes worth trying, the most natural one first. */
export function schemesFor({ fields, transformers }: Denials): Scheme[] {
  const namespaces = fields.has('namespace')
    ? (['none'] as const)
    : (['all', 'most', 'none'] as const);
  const names = fields.has('names') ? (['none'] as const) : (['bare', 'none'] as const);
  const labels = transformers.size > 0 ? (['none'] as const) : (['different', 'none'] as const);
  return namespaces.flatMap((namespace) =>
    labels.flatMap((label) =>
      names.map((name): Scheme => ({ namespace, labels: label, names: name })),
    ),
  );
}
