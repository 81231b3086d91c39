import { addDeployment } from '../../config/edit/add-deployment.ts';
import type { Ask } from '../../shell/ask.ts';
import { UserError } from '../../shell/errors.ts';
import type { Dependencies, ExitCode } from '../dependencies.ts';
import { demand } from './demand.ts';
import { editFile, generateEdited, openForEditing, type Edits } from './edit-configuration.ts';
import { parseSettings } from './parse-settings.ts';

export interface NewOverlayOptions {
  set: string[];
  dryRun: boolean;
}

/**
 * `strata new overlay <env>/<app>`: deploys an app to one more environment. The folder
 * `overlays/<env>/<app>` is taken as well.
 *
 * @param ask undefined where nobody can be asked; then everything must be given
 */
export async function newOverlay(
  given: string | undefined,
  options: NewOverlayOptions,
  dependencies: Dependencies,
  ask: Ask | undefined,
): Promise<ExitCode> {
  const repository = await openForEditing(dependencies, options);
  const { fleet, locator } = repository;
  const { environment, app } =
    given === undefined
      ? {
          app: await demand(ask, '<env>/<app>').select({
            message: 'App?',
            options: fleet.apps.map(({ name }) => ({ value: name })),
          }),
          environment: await demand(ask, '<env>/<app>').select({
            message: 'Environment?',
            options: fleet.environments.map(({ name }) => ({ value: name })),
          }),
        }
      : parsePlace(given);
  const values = parseSettings(options.set);
  const edits: Edits = new Map();
  editFile(repository, edits, locator.fileOf(['apps', app]), (text) =>
    addDeployment(text, {
      app,
      environment,
      ...(Object.keys(values).length > 0 && { values }),
    }),
  );
  return generateEdited(repository, edits, options, dependencies);
}

function parsePlace(given: string): { environment: string; app: string } {
  const match = /^(?:\.\/)?(?:overlays\/)?([^/]+)\/([^/]+)\/?$/.exec(given);
  const [, environment, app] = match ?? [];
  if (environment === undefined || app === undefined) {
    throw new UserError(`"${given}" is no <env>/<app>`, { hint: 'such as prod/wordpress' });
  }
  return { environment, app };
}
