import { deepEqual } from '../../kubernetes/equality.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import { applyGenerator } from './apply-generator.ts';
import { generatedContent, type GeneratedContent } from './content.ts';
import type { GeneratorEntry, GeneratorOptions, GeneratorParts } from './generator.ts';
import { writeSources } from './sources/sources.ts';

export interface GeneratorChoice {
  /** Whether Kustomize is to put a hash behind the name. */
  hashed: boolean;
  /** Where the files go, below the kustomization's folder; without it they stand beside it. */
  directory?: string | undefined;
}

/**
 * The generator that makes exactly this ConfigMap or Secret. Its name is the one before the hash
 * (`withoutHashSuffix`) and before the kustomization's `namePrefix` and `nameSuffix`.
 *
 * Undefined where no generator makes it: another kind, `binaryData`, `stringData`,
 * `immutable: false`, a field that generators do not know, an empty map, values that are no text, and
 * keys and texts that Kustomize does not bring through (`isCarriedKey`, `isCarriedText`).
 */
export function asGenerator(
  object: KubernetesObject,
  choice: GeneratorChoice,
): GeneratorParts | undefined {
  const content = generatedContent(object);
  if (content === undefined) return undefined;
  const parts = writeGenerator(content, choice);
  return deepEqual(applyGenerator(parts), object) ? parts : undefined;
}

/** The entry and files for a content, its fields in the order in which people write them. */
export function writeGenerator(
  content: GeneratedContent,
  choice: GeneratorChoice & Pick<GeneratorEntry, 'behavior'>,
): GeneratorParts {
  const { kind, name, namespace, type, data } = content;
  const { behavior } = choice;
  const sources = writeSources(data, choice.directory);
  const options = optionsOf(content, choice.hashed);
  const entry: GeneratorEntry = {
    name,
    ...(namespace === undefined ? {} : { namespace }),
    ...(behavior === undefined ? {} : { behavior }),
    ...(type === undefined || type === DEFAULT_TYPE ? {} : { type }),
    ...sources.entry,
    ...(Object.keys(options).length === 0 ? {} : { options }),
  };
  return { kind, entry, files: sources.files };
}

const DEFAULT_TYPE = 'Opaque';

function optionsOf(content: GeneratedContent, hashed: boolean): GeneratorOptions {
  const { labels, annotations, immutable } = content;
  return {
    ...(hashed ? {} : { disableNameSuffixHash: true }),
    ...(Object.keys(labels).length === 0 ? {} : { labels }),
    ...(Object.keys(annotations).length === 0 ? {} : { annotations }),
    ...(immutable ? { immutable: true } : {}),
  };
}
