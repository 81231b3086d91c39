import { addApp } from '../../config/edit/add-app.ts';
import { unknownName } from '../../config/rules/names/unknown-name.ts';
import { isJsonObject, valueAt, type JsonObject } from '../../core/kubernetes/object.ts';
import type { Ask } from '../../shell/ask.ts';
import { UserError } from '../../shell/errors.ts';
import type { Dependencies, ExitCode } from '../dependencies.ts';
import { CONFIG_FILE, type Repository } from '../steps/open-repository.ts';
import { demand } from './demand.ts';
import { editFile, generateEdited, openForEditing, type Edits } from './edit-configuration.ts';
import { parseSettings } from './parse-settings.ts';
import { requiredValues } from './required-values.ts';

export interface NewAppOptions {
  template?: string;
  env: string[];
  set: string[];
  dryRun: boolean;
}

/**
 * `strata new app`: adds an app to gitops.yaml and generates its base and overlays.
 *
 * @param ask undefined where nobody can be asked; then everything must be given
 */
export async function newApp(
  givenName: string | undefined,
  options: NewAppOptions,
  dependencies: Dependencies,
  ask: Ask | undefined,
): Promise<ExitCode> {
  const repository = await openForEditing(dependencies, options);
  const { fleet, templates } = repository;
  const name =
    givenName ?? (await demand(ask, 'the name of the app').text({ message: 'Name of the app?' }));
  const template =
    options.template ??
    (await demand(ask, '--template').select({
      message: 'Template?',
      options: [...templates.values()].map(({ name: value, description: hint }) => ({
        value,
        hint,
      })),
    }));
  if (!templates.has(template)) {
    const problem = unknownName('template', template, templates.keys(), { path: ['apps'] });
    throw new UserError(problem.message, problem.hint === undefined ? {} : { hint: problem.hint });
  }
  const environments =
    options.env.length > 0
      ? options.env
      : await demand(ask, '--env').selectMany({
          message: 'Environments?',
          options: fleet.environments.map(({ name: value, cluster: hint }) => ({ value, hint })),
          selected: fleet.environments.map((environment) => environment.name),
        });
  const values = parseSettings(options.set);
  if (ask !== undefined) await askMissing(repository, template, values, ask);

  const edits: Edits = new Map();
  editFile(repository, edits, CONFIG_FILE, (text) =>
    addApp(text, { name, template, values, environments }),
  );
  return generateEdited(repository, edits, options, dependencies);
}

async function askMissing(
  { templates }: Repository,
  name: string,
  values: JsonObject,
  ask: Ask,
): Promise<void> {
  const template = templates.get(name);
  for (const { path, description } of template === undefined ? [] : requiredValues(template)) {
    if (valueAt(values, path) !== undefined) continue;
    const answer = await ask.text({ message: path.join('.'), placeholder: description });
    let target = values;
    for (const key of path.slice(0, -1)) {
      const child = target[key];
      target = isJsonObject(child) ? child : (target[key] = {});
    }
    target[path.at(-1) ?? ''] = answer;
  }
}
