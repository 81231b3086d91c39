import type { Field } from '../../shared/field.ts';
import { labelKey, labelValue } from '../../shared/formats/names.ts';

/** Which taints of nodes a pod tolerates: ValidateTolerations. */
export function checkTolerations(tolerations: Field): void {
  for (const toleration of tolerations.items()) checkToleration(toleration);
}

const EFFECTS = ['NoExecute', 'NoSchedule', 'PreferNoSchedule'];

/** One toleration; `Lt` and `Gt` wait behind a gate that is off in 1.35. */
export function checkToleration(toleration: Field): void {
  const [key, operator] = [toleration.at('key'), toleration.at('operator')];
  const [value, effect] = [toleration.at('value'), toleration.at('effect')];
  if (key.text !== '') key.matches(labelKey);
  else if (operator.text !== 'Exists') operator.invalid('must be Exists when `key` is empty');
  if (toleration.at('tolerationSeconds').isSet && effect.text !== 'NoExecute') {
    effect.invalid("effect must be 'NoExecute' when `tolerationSeconds` is set");
  }
  operator.oneOf(['Equal', 'Exists']);
  if (operator.text === 'Exists') {
    if (value.text !== '') value.invalid("value must be empty when `operator` is 'Exists'");
  } else if (operator.text === 'Equal' || operator.text === '') value.matches(labelValue);
  effect.oneOf(EFFECTS);
}
