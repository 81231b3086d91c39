import { isJsonObject } from '../../core/kubernetes/object.ts';
import { keysOf, own, valueAt } from '../own-value.ts';
import { readSource } from '../source/read-source.ts';

/** What the text of gitops.yaml, or of a file that it includes, says of an app. */
export interface WrittenAppEntry {
  /** Set where an import wrote its files. */
  importDigest: string | undefined;
  isHandKept: boolean;
  /** Environments that it lists. */
  environments: string[];
}

/** The entry of an app as it is written, undefined where this text has none. */
export function writtenApp(text: string, app: string): WrittenAppEntry | undefined {
  const entry = valueAt(readSource({ path: '', text }).source?.json, ['apps', app]);
  if (entry === undefined) return undefined;
  const map = isJsonObject(entry) ? entry : {};
  const importDigest = own(map, 'importDigest');
  return {
    importDigest: typeof importDigest === 'string' ? importDigest : undefined,
    isHandKept: own(map, 'source') === 'kustomize',
    environments: keysOf(own(map, 'environments')),
  };
}
