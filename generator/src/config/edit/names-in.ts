import { keysOf, valueAt } from '../own-value.ts';
import { readSource } from '../source/read-source.ts';

/** The keys of the map at a path of a configuration file; none where there is no map. */
export function namesIn(text: string, path: readonly string[]): string[] {
  const { source } = readSource({ path: '', text });
  return keysOf(valueAt(source?.json, path));
}
