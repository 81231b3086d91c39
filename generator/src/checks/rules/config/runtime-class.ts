import { checkAmounts } from '../pod/containers/resources.ts';
import { checkTolerations } from '../pod/scheduling/tolerations.ts';
import type { Field } from '../shared/field.ts';
import { dnsLabel } from '../shared/formats/names.ts';
import { checkLabels } from '../shared/metadata/labels.ts';
import { containerResourceName } from '../shared/resources/resource-names.ts';

/** pkg/apis/node/validation/validation.go, ValidateRuntimeClass. */
export function checkRuntimeClass(runtimeClass: Field): void {
  runtimeClass.at('handler').mustBe(dnsLabel);
  checkAmounts([runtimeClass.at('overhead', 'podFixed')], containerResourceName);
  checkLabels(runtimeClass.at('scheduling', 'nodeSelector'));
  const tolerations = runtimeClass.at('scheduling', 'tolerations');
  checkTolerations(tolerations);
  const seen = new Set<string>();
  for (const toleration of tolerations.items()) {
    const parts = ['key', 'operator', 'value', 'effect'].map((key) => toleration.at(key).text);
    const id = JSON.stringify(parts);
    if (seen.has(id)) toleration.duplicate();
    seen.add(id);
  }
}
