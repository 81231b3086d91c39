import type { JsonObject } from '../../core/kubernetes/object.ts';
import { quote } from '../quote.ts';
import { nameFault } from '../rules/names/name-fault.ts';
import { unknownName } from '../rules/names/unknown-name.ts';
import { namesIn } from './names-in.ts';
import { refuse, type EditResult } from './edit-result.ts';
import { insertEntry } from './splice/insert-entry.ts';

interface NewApp {
  name: string;
  template: string;
  /** Values that all environments share. */
  values?: JsonObject;
  /** Environments that it is deployed to. */
  environments: readonly string[];
}

/**
 * Adds an app to the text of gitops.yaml. Refused when the name is taken or no name for an app, and
 * when an environment is unknown. Comments, order and style of the file stay.
 */
export function addApp(text: string, { name, template, values, environments }: NewApp): EditResult {
  const path = ['apps', name];
  const fault = nameFault('app', name);
  if (fault !== undefined) return refuse(path, fault.message);
  if (namesIn(text, ['apps']).includes(name)) {
    return refuse(path, `app ${quote(name)} exists already`, 'choose another name');
  }
  const known = namesIn(text, ['environments']);
  const unknown = environments.find((environment) => !known.includes(environment));
  if (unknown !== undefined)
    return { problem: unknownName('environment', unknown, known, { path }) };
  return insertEntry(text, ['apps'], name, {
    template,
    ...(values === undefined || Object.keys(values).length === 0 ? {} : { values }),
    environments: Object.fromEntries(environments.map((environment) => [environment, {}])),
  });
}
