import { ignoreLints } from '../parts/ignore-lints.ts';
import type { WordpressValues } from './values.ts';

/** Annotations of a server: what lints would say of it, and why it is meant. */
export function intendedOfServer(
  values: WordpressValues,
  whatItWrites: string,
): Record<string, string> {
  return {
    ...ignoreLints({ 'writable-root': whatItWrites }),
    ...intendedOfVolume(values),
    ...(isOneNode(values) && values.networkPolicy === false
      ? ignoreLints({ 'no-network-policy': 'a cluster of one node, without networkPolicy' })
      : {}),
  };
}

/** Annotations of whatever has the data of the node mounted. */
export function intendedOfVolume(values: WordpressValues): Record<string, string> {
  if (!isOneNode(values)) return {};
  return ignoreLints({
    'host-path': 'storage.hostPath: the data lies on this one node',
    'run-as-root': 'only the init container, which gives the folder to the user of the image',
  });
}

function isOneNode({ storage }: WordpressValues): boolean {
  return storage?.hostPath !== undefined;
}
