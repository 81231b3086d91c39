import type { JsonObject } from '../../core/kubernetes/object.ts';
import { quote } from '../quote.ts';
import { unknownName } from '../rules/names/unknown-name.ts';
import { refuse, type EditResult } from './edit-result.ts';
import { insertEntry } from './splice/insert-entry.ts';
import { namesIn } from './names-in.ts';

interface NewDeployment {
  app: string;
  environment: string;
  values?: JsonObject;
}

/**
 * Lists an environment under an app, in the text of the file that defines the app (the locator's
 * `fileOf(['apps', <app>])` names it). Refused when the app is not in this text or has the environment
 * already; whether the environment exists is checked where this file defines environments.
 */
export function addDeployment(
  text: string,
  { app, environment, values }: NewDeployment,
): EditResult {
  const path = ['apps', app, 'environments'];
  const apps = namesIn(text, ['apps']);
  if (!apps.includes(app)) return { problem: unknownName('app', app, apps, { path: ['apps'] }) };
  if (namesIn(text, path).includes(environment)) {
    const message = `app ${quote(app)} has environment ${quote(environment)} already`;
    return refuse([...path, environment], message, 'change it in place');
  }
  const known = namesIn(text, ['environments']);
  if (known.length > 0 && !known.includes(environment)) {
    return { problem: unknownName('environment', environment, known, { path }) };
  }
  return insertEntry(text, path, environment, values === undefined ? {} : { values });
}
