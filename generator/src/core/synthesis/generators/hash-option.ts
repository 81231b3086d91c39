import type { GeneratorEntry, GeneratorParts } from './generator.ts';

/**
 * Generators of one kustomization whose names all stay without a hash say so once, under
 * `generatorOptions`, where there are two or more. One with `behavior` prevents it: `generatorOptions`
 * would take away a hash that its base wants (types/generatoroptions.go).
 */
export function liftHashOption(parts: readonly GeneratorParts[]): {
  generatorOptions?: { disableNameSuffixHash: true };
  parts: GeneratorParts[];
} {
  const isCommon = parts.every(({ entry }) => entry.options?.disableNameSuffixHash === true);
  if (parts.length < 2 || !isCommon) return { parts: [...parts] };
  return {
    generatorOptions: { disableNameSuffixHash: true },
    parts: parts.map((part) => ({ ...part, entry: withoutHashOption(part.entry) })),
  };
}

function withoutHashOption({ options, ...entry }: GeneratorEntry): GeneratorEntry {
  const { disableNameSuffixHash: _, ...kept } = options ?? {};
  return Object.keys(kept).length === 0 ? entry : { ...entry, options: kept };
}
