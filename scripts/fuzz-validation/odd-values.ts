import type { Json } from '../../generator/src/core/kubernetes/object.ts';

/** What people and tools write where something else belongs, and what lies next to a limit. */
export const ODD_VALUES: readonly Json[] = [
  null,
  true,
  false,
  [],
  {},
  [null],
  [{}],
  { a: null },
  ['a', 'a'],
  0,
  1,
  -1,
  1.5,
  1e21,
  65535,
  65536,
  2147483648,
  4294967296,
];

/** Texts: some fit somewhere, none fits everywhere. */
export const TEXTS: readonly string[] = [
  ...['', 'a', 'b', 'A', 'a.b', '-a', 'a-', 'a_b', 'a b', 'é', '*', '%', '1', '80', 'true', '..'],
  ...['/a', '../a', 'a/b', 'a/../b', 'a/b/c', 'http', 'example.com/gpu', 'kubernetes.io/x'],
  ...['x'.repeat(63), 'x'.repeat(64), 'x'.repeat(253), 'x'.repeat(254)],
  ...['10.0.0.1', '010.0.0.1', '::1', '10.0.0.0/8', '10.0.0.0/33', 'fd00::/8', 'None'],
  ...['0 * * * *', '60 * * * *', 'Europe/Berlin', 'Nowhere/City', '25%', '101%', '1Gi', '1e', 'YQ'],
  ...['TCP', 'Always', 'Never', 'Exists', 'In', 'cpu', 'metadata.name', "metadata.labels['a']"],
  ...['2020-01-01T00:00:00Z', '2020-02-30T00:00:00Z', 'http://a/b', 'a@b.c', '1h', 'self.a > 1'],
];

/** Texts and numbers that may be quantities. */
export const QUANTITIES: readonly Json[] = [
  ...['0', '1', '100m', '1Gi', '2Mi', '-1', '1.5', '0.1m', '1k', '1e3', '1e', '1.', '+1', '1ki'],
  ...['', ' 1', '0x1', 1, 0.5, null],
];

export const RESOURCE_NAMES: readonly string[] = [
  ...['cpu', 'memory', 'storage', 'ephemeral-storage', 'hugepages-2Mi', 'example.com/gpu', 'gpu'],
  ...['pods', 'requests.cpu', 'kubernetes.io/x', 'a_b'],
];

export const KEYS: readonly string[] = [
  'a',
  'b',
  'a/b',
  'A_',
  '-',
  '',
  'kubernetes.io/x',
  '__proto__',
];
