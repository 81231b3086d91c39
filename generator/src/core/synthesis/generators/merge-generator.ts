import { deepEqual } from '../../kubernetes/equality.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import { applyOntoObject } from './apply-generator.ts';
import { writeGenerator } from './as-generator.ts';
import { generatedContent, type GeneratedContent } from './content.ts';
import type { GeneratorParts } from './generator.ts';
import { generatorLines } from './lines.ts';

/**
 * The shortest entry with `behavior` that makes `wanted` of the object that a base gives, merge before
 * replace where both are as short. Works in an overlay and in a Component, on what a generator or a
 * plain file of the base gives (`applyOntoObject`).
 *
 * Both objects are as they are before the hash. Undefined where neither way is exact, such as for a
 * label or annotation that only the base has.
 *
 * @param options.directory where the files go, below the folder of the overlay's kustomization
 */
export function mergeGenerator(
  base: KubernetesObject,
  wanted: KubernetesObject,
  options: { directory?: string | undefined } = {},
): GeneratorParts | undefined {
  const before = generatedContent(base);
  const after = generatedContent(wanted);
  if (before === undefined || after === undefined) return undefined;
  if (before.kind !== after.kind) return undefined;
  const candidates = [mergedContent(before, after), replacedContent(before, after)]
    .map((content, index) =>
      writeGenerator(content, {
        hashed: true,
        behavior: index === 0 ? 'merge' : 'replace',
        ...options,
      }),
    )
    .filter((parts) => deepEqual(applyOntoObject(base, parts), wanted));
  return candidates.sort((a, b) => generatorLines(a) - generatorLines(b))[0];
}

function mergedContent(before: GeneratedContent, after: GeneratedContent): GeneratedContent {
  return { ...replacedContent(before, after), data: changed(before.data, after.data) };
}

function replacedContent(before: GeneratedContent, after: GeneratedContent): GeneratedContent {
  return {
    ...after,
    labels: changed(before.labels, after.labels),
    annotations: changed(before.annotations, after.annotations),
  };
}

function changed(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): Record<string, string> {
  const entries = Object.entries(after).filter(
    ([key, value]) => !Object.hasOwn(before, key) || before[key] !== value,
  );
  return Object.fromEntries(entries);
}
