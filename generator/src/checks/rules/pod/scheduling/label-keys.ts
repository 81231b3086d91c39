import type { Field } from '../../shared/field.ts';
import { labelKey } from '../../shared/formats/names.ts';
import type { PodContext } from '../context.ts';

/**
 * Labels whose values the server takes over from the pod into a selector:
 * ValidateMatchLabelKeysAndMismatchLabelKeys. For a Pod the server has added them to the selector
 * by then (mutatePodAffinity, mutateTopologySpreadConstraints in registry/core/pod).
 */
export function checkLabelKeys(owner: Field, { isPod, metadata }: PodContext): void {
  const selector = owner.at('labelSelector');
  const match = owner.at('matchLabelKeys');
  const mismatch = owner.at('mismatchLabelKeys');
  for (const keys of [match, mismatch]) checkKeys(keys, selector);
  const matched = new Map(match.items().map((key) => [key.text, key]));
  const seen = new Set(
    selector
      .at('matchLabels')
      .entries()
      .map(([key]) => key),
  );
  for (const expression of expressionKeys(selector, isPod ? match : undefined, metadata)) {
    if (seen.has(expression)) {
      matched.get(expression)?.invalid('exists in both matchLabelKeys and labelSelector');
    }
    seen.add(expression);
  }
  for (const { text } of mismatch.items()) {
    matched.get(text)?.invalid('exists in both matchLabelKeys and mismatchLabelKeys');
  }
}

function checkKeys(keys: Field, selector: Field): void {
  if (keys.isEmpty) return;
  if (!selector.isSet) keys.forbidden('must not be specified when labelSelector is not set');
  else for (const key of keys.items()) key.mustBe(labelKey);
}

/** The keys of the selector's expressions, and behind them those that the server adds. */
function expressionKeys(selector: Field, added: Field | undefined, metadata: Field): string[] {
  const written = selector
    .at('matchExpressions')
    .items()
    .map((expression) => expression.at('key').text);
  const labels = metadata.at('labels');
  const completed = (added?.items() ?? [])
    .map(({ text }) => text)
    .filter((key) => labels.at(key).isSet);
  return selector.isSet ? [...written, ...completed] : [];
}
