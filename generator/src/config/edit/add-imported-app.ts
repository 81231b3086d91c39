import type { JsonObject } from '../../core/kubernetes/object.ts';
import { quote } from '../quote.ts';
import { nameFault } from '../rules/names/name-fault.ts';
import { unknownName } from '../rules/names/unknown-name.ts';
import { refuse, type EditResult } from './edit-result.ts';
import { insertEntry } from './splice/insert-entry.ts';
import { namesIn } from './names-in.ts';

/** An app whose files stand in the repository as an import wrote them. */
export interface ImportedApp {
  name: string;
  importDigest: string;
  environments: readonly ImportedEnvironment[];
}

export interface ImportedEnvironment {
  name: string;
  /** Left out where it is what gitops.yaml takes anyway. */
  namespace?: string;
}

/**
 * Adds an app with `source: kustomize` to the text of gitops.yaml. Refused when the name is taken or no
 * name for an app, and when an environment is unknown. Comments, order and style of the file stay.
 */
export function addImportedApp(text: string, app: ImportedApp): EditResult {
  const path = ['apps', app.name];
  const fault = nameFault('app', app.name);
  if (fault !== undefined) return refuse(path, fault.message);
  if (namesIn(text, ['apps']).includes(app.name)) {
    return refuse(path, `app ${quote(app.name)} exists already`, 'choose another name');
  }
  const known = namesIn(text, ['environments']);
  const unknown = app.environments.find(({ name }) => !known.includes(name));
  if (unknown !== undefined) {
    return { problem: unknownName('environment', unknown.name, known, { path }) };
  }
  return insertEntry(text, ['apps'], app.name, {
    source: 'kustomize',
    importDigest: app.importDigest,
    environments: Object.fromEntries(
      app.environments.map(({ name, namespace }): [string, JsonObject] => [
        name,
        namespace === undefined ? {} : { namespace },
      ]),
    ),
  });
}
