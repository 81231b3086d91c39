import type { Field } from '../shared/field.ts';
import { cidr, parseCIDR } from '../shared/formats/ip.ts';
import { labelKey, labelValue } from '../shared/formats/names.ts';
import { checkAmount } from '../shared/resources/resource-amount.ts';

const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

/** pkg/apis/core/validation/validation.go, ValidateNode. */
export function checkNode(node: Field): void {
  checkTaints(node.at('spec', 'taints').items());
  checkPodRanges(node.at('spec'));
  for (const key of ['capacity', 'allocatable']) {
    for (const [name, amount] of node.at('status', key).entries()) checkAmount(name, amount);
  }
}

function checkTaints(taints: readonly Field[]): void {
  const seen = new Set<string>();
  for (const taint of taints) {
    taint.at('key').mustBe(labelKey);
    taint.at('value').matches(labelValue);
    taint.at('effect').requiresOneOf(EFFECTS);
    const id = `${taint.at('effect').text} ${taint.at('key').text}`;
    if (seen.has(id)) taint.duplicate();
    seen.add(id);
  }
}

/** One range, or one of each family; `podCIDR` replaces a list that does not begin with it. */
function checkPodRanges(spec: Field): void {
  const list = spec.at('podCIDRs');
  const one = spec.at('podCIDR');
  const isReplaced = one.text !== '' && list.items()[0]?.text !== one.text;
  const ranges = isReplaced ? [one] : list.items();
  for (const range of ranges) range.mustBe(cidr);
  const families = new Set(ranges.map(({ text }) => parseCIDR(text)?.family));
  if (families.size < ranges.length) {
    list.invalid('may specify no more than one CIDR for each IP family');
  }
}
