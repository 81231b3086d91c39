import { valueAt } from '../own-value.ts';
import { readSource } from '../source/read-source.ts';
import type { ImportedApp } from './add-imported-app.ts';
import { inSequence, type EditResult } from './edit-result.ts';
import { insertEntry } from './splice/insert-entry.ts';
import { replaceScalar } from './splice/replace-scalar.ts';

/**
 * Brings the entry of an app that was imported before up to date, in the text of the file that defines
 * it: the digest, environments that it has not yet, and namespaces. What a person has added stays.
 */
export function updateImportedApp(text: string, app: ImportedApp): EditResult {
  const path = ['apps', app.name];
  return inSequence(text, [
    setText([...path, 'importDigest'], app.importDigest),
    ...app.environments.flatMap(({ name, namespace }) => {
      const place = [...path, 'environments', name];
      const entry = namespace === undefined ? {} : { namespace };
      return [
        (current: string) =>
          written(current, place) === undefined
            ? insertEntry(current, place.slice(0, -1), name, entry)
            : { text: current },
        ...(namespace === undefined ? [] : [setText([...place, 'namespace'], namespace)]),
      ];
    }),
  ]);
}

function setText(path: readonly string[], value: string): (text: string) => EditResult {
  return (text) => {
    const present = written(text, path);
    if (present === value) return { text };
    return present === undefined
      ? insertEntry(text, path.slice(0, -1), path.at(-1) ?? '', value)
      : replaceScalar(text, path, value);
  };
}

function written(text: string, path: readonly string[]) {
  return valueAt(readSource({ path: '', text }).source?.json, path);
}
