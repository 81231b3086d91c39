import { optionalOneOf } from '../optional-one-of.ts';
import type { Field } from '../shared/field.ts';
import { dnsSubdomain, labelKey } from '../shared/formats/names.ts';
import { parseQuantity } from '../shared/formats/quantity.ts';
import { checkLabelSelector } from '../shared/metadata/label-selector.ts';
import { csiDriverName } from './volume-sources/csi.ts';

// pkg/apis/storage/validation/validation.go

const SHORTEST_TOKEN = 600;
const LONGEST_TOKEN = 2 ** 32;

/** ValidateCSIDriver. */
export function checkCsiDriver(driver: Field): void {
  const spec = driver.at('spec');
  optionalOneOf(spec.at('fsGroupPolicy'), ['File', 'None', 'ReadWriteOnceWithFSType']);
  spec.at('nodeAllocatableUpdatePeriodSeconds').within(10);
  const audiences = new Set<string>();
  for (const request of spec.at('tokenRequests').items()) {
    const audience = request.at('audience');
    if (audiences.has(audience.text)) request.at('audience').duplicate();
    else request.at('expirationSeconds').within(SHORTEST_TOKEN, LONGEST_TOKEN);
    audiences.add(audience.text);
  }
  for (const mode of spec.at('volumeLifecycleModes').items()) {
    if (!LIFECYCLE_MODES.includes(mode.text)) mode.unsupported(LIFECYCLE_MODES);
  }
  const inSecrets = spec.at('serviceAccountTokenInSecrets');
  if (inSecrets.isSet && spec.at('tokenRequests').isEmpty) {
    inSecrets.invalid('is set but no tokenRequests are specified');
  }
}

const LIFECYCLE_MODES = ['Persistent', 'Ephemeral'];
const LONGEST_NODE_ID = 256;

/** ValidateCSINode. */
export function checkCsiNode(node: Field): void {
  const names = new Set<string>();
  for (const driver of node.at('spec', 'drivers').items()) {
    const name = driver.at('name');
    name.requires(csiDriverName);
    if (names.has(name.text)) name.duplicate();
    names.add(name.text);
    const id = driver.at('nodeID');
    id.requires();
    if (Buffer.byteLength(id.text) > LONGEST_NODE_ID) id.tooLong(LONGEST_NODE_ID);
    driver.at('allocatable', 'count').within(0);
    checkTopologyKeys(driver.at('topologyKeys').items());
  }
}

function checkTopologyKeys(keys: readonly Field[]): void {
  const seen = new Set<string>();
  for (const key of keys) {
    key.requires(labelKey);
    if (seen.has(key.text)) key.duplicate();
    seen.add(key.text);
  }
}

/** ValidateCSIStorageCapacity. */
export function checkCsiStorageCapacity(capacity: Field): void {
  checkLabelSelector(capacity.at('nodeTopology'));
  const storageClass = capacity.at('storageClassName');
  const complaint = dnsSubdomain(storageClass.text);
  if (complaint !== undefined) storageClass.invalid(complaint);
  const amount = parseQuantity(capacity.at('capacity').value);
  if (amount !== undefined && amount < 0n) {
    capacity.at('capacity').invalid('must be greater than or equal to 0');
  }
}
