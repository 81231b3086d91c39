import type { Field } from '../shared/field.ts';

const MOST_QUEUES = 10_000_000;
const MOST_HASH_BITS = 60;
const DEFAULT_QUEUES = 64;
const DEFAULT_HAND = 8;

/** pkg/apis/flowcontrol/validation/validation.go, ValidatePriorityLevelConfiguration. */
export function checkPriorityLevel(level: Field): void {
  const [type, limited, exempt] = ['type', 'limited', 'exempt'].map((key) => level.at('spec', key));
  if (type === undefined || limited === undefined || exempt === undefined) return;
  if ((level.at('metadata', 'name').text === 'exempt') !== (type.text === 'Exempt')) {
    type.invalid("must be 'Exempt' if and only if `name` is 'exempt'");
  }
  if (type.text === 'Limited') {
    if (exempt.isSet) exempt.forbidden('must be nil if the type is Limited');
    if (limited.isSet) checkLimited(limited);
    else limited.required('must not be empty when type is Limited');
  } else if (type.text === 'Exempt') {
    if (limited.isSet) limited.forbidden('must be nil if the type is not Limited');
    checkShares(exempt);
  } else {
    type.unsupported(['Exempt', 'Limited']);
  }
}

function checkShares(level: Field): void {
  level.at('nominalConcurrencyShares').within(0);
  level.at('lendablePercent').within(0, 100);
}

function checkLimited(limited: Field): void {
  checkShares(limited);
  limited.at('borrowingLimitPercent').within(0);
  const response = limited.at('limitResponse');
  const queuing = response.at('queuing');
  response.at('type').requiresOneOf(['Queue', 'Reject']);
  if (response.at('type').text === 'Reject' && queuing.isSet) {
    queuing.forbidden('must be nil if the type is Reject');
  } else if (response.at('type').text === 'Queue') {
    if (queuing.isSet) checkQueuing(queuing);
    else queuing.required('must not be empty if the type is Queue');
  }
}

/** Numbers that are missing or 0 have defaults. */
function checkQueuing(queuing: Field): void {
  queuing.at('queueLengthLimit').within(0);
  queuing.at('queues').within(0, MOST_QUEUES);
  const hand = queuing.at('handSize');
  hand.within(0);
  const queues = numberOr(DEFAULT_QUEUES, queuing.at('queues'));
  const size = numberOr(DEFAULT_HAND, hand);
  if (queues < 1 || size < 1) return;
  if (size > queues) hand.invalid(`should not be greater than queues (${queues})`);
  else if (Math.ceil(Math.log2(queues) * size) > MOST_HASH_BITS) {
    hand.invalid(`needs more than ${MOST_HASH_BITS} bits of a hash with ${queues} queues`);
  }
}

function numberOr(byDefault: number, field: Field): number {
  return field.isEmpty ? byDefault : (field.number ?? byDefault);
}
