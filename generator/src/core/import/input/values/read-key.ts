import { isScalar, Scalar, type Node } from 'yaml';
import { resolveScalar } from './resolve-scalar.ts';
import { resolveTimestamp } from './resolve-timestamp.ts';
import { uncarriedCharacter } from '../syntax/unreadable-characters.ts';

export type Key =
  | { kind: 'name'; name: string }
  | { kind: 'merge'; name: '<<' }
  | { kind: 'refused'; fault: { message: string; hint: string } };

/**
 * The key of a map. Kustomize builds no object with a key that is a number, a boolean, null or a
 * date (seen on 5.5.0 and 5.8.1), and loses one that is the text `<<`.
 */
export function readKey(key: Node): Key {
  if (!isScalar(key)) {
    const message = 'a key is a map, a list or an alias, which Kustomize refuses';
    return { kind: 'refused', fault: { message, hint: 'write the key as text' } };
  }
  const source = String(key.value);
  const character = uncarriedCharacter(source);
  if (character !== undefined) {
    const message = `a key holds the character ${character}, which Kustomize cannot carry`;
    return { kind: 'refused', fault: { message, hint: 'rename the key' } };
  }
  const isText = key.type !== Scalar.PLAIN || key.tag === STRING;
  if (source === '<<') {
    if (!isText) return { kind: 'merge', name: source };
    const fault = { message: 'the key "<<" is lost by Kustomize', hint: 'rename the key' };
    return { kind: 'refused', fault };
  }
  if (isText || isPlainText(source)) return { kind: 'name', name: source };
  const message = 'a key is a number, a boolean, a date or nothing, which Kustomize refuses';
  return { kind: 'refused', fault: { message, hint: 'write the key in quotes' } };
}

function isPlainText(source: string): boolean {
  if (resolveTimestamp(source, false) !== undefined) return false;
  return typeof resolveScalar(source, false) === 'string';
}

const STRING = 'tag:yaml.org,2002:str';
