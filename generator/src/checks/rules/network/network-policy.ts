import { optionalOneOf } from '../optional-one-of.ts';
import type { Field } from '../shared/field.ts';
import { cidr, parseCIDR, strictlyContains } from '../shared/formats/ip.ts';
import { portName } from '../shared/formats/names.ts';
import { checkLabelSelector } from '../shared/metadata/label-selector.ts';
import { PROTOCOLS } from './service/ports.ts';

/** pkg/apis/networking/validation/validation.go, ValidateNetworkPolicySpec. */
export function checkNetworkPolicy(policy: Field): void {
  const spec = policy.at('spec');
  checkLabelSelector(spec.at('podSelector'));
  for (const [direction, peers] of DIRECTIONS) {
    for (const rule of spec.at(direction).items()) {
      for (const port of rule.at('ports').items()) checkPort(port);
      for (const peer of rule.at(peers).items()) checkPeer(peer);
    }
  }
  const types = spec.at('policyTypes');
  if (types.items().length > POLICY_TYPES.length) {
    types.invalid('may not specify more than two policyTypes');
  } else {
    for (const type of types.items()) {
      if (!POLICY_TYPES.includes(type.text)) type.unsupported(POLICY_TYPES);
    }
  }
}

const DIRECTIONS = [
  ['ingress', 'from'],
  ['egress', 'to'],
] as const;
const POLICY_TYPES = ['Egress', 'Ingress'];

function checkPort(rule: Field): void {
  optionalOneOf(rule.at('protocol'), PROTOCOLS);
  const port = rule.at('port');
  const endPort = rule.at('endPort');
  if (typeof port.value === 'string') port.matches(portName);
  else port.within(1, 65_535);

  if (!endPort.isSet) return;
  if (port.number === undefined) {
    endPort.invalid('may only be specified with a numeric `port`');
  } else if ((endPort.number ?? 0) < port.number) {
    endPort.invalid('must be greater than or equal to `port`');
  } else {
    endPort.within(1, 65_535);
  }
}

function checkPeer(peer: Field): void {
  const block = peer.at('ipBlock');
  const selectors = [peer.at('podSelector'), peer.at('namespaceSelector')].filter(
    ({ isSet }) => isSet,
  );
  for (const selector of selectors) checkLabelSelector(selector);
  if (block.isSet) {
    checkBlock(block);
    if (selectors.length > 0) peer.forbidden('may not specify both ipBlock and another peer');
  } else if (selectors.length === 0) {
    peer.required('must specify a peer');
  }
}

function checkBlock(block: Field): void {
  block.at('cidr').requires(cidr);
  const range = parseCIDR(block.at('cidr').text);
  if (range === undefined) return;
  for (const exception of block.at('except').items()) {
    const inner = parseCIDR(exception.text);
    if (inner === undefined) exception.invalid(cidr(exception.text) ?? '');
    else if (!strictlyContains(range, inner)) {
      exception.invalid('must be a strict subset of `cidr`');
    }
  }
}
