import { posix, relative, resolve } from 'node:path';
import { nearest } from '../../../config/nearest.ts';
import { quote } from '../../../config/quote.ts';
import { deploymentName, type Deployment, type Fleet } from '../../../core/fleet.ts';
import { UserError } from '../../../shell/errors.ts';

/**
 * The deployment that an argument names: `<environment>/<app>`, or its folder
 * `overlays/<environment>/<app>`, from the repository's root or from the current folder.
 *
 * @param place the repository's root and the folder that the command runs in
 * @throws {UserError} with the accepted names, and the nearest one as a hint
 */
export function resolveDeployment(
  fleet: Fleet,
  text: string,
  place: { root: string; cwd: string },
): Deployment {
  const asked = namesMeant(text, place);
  const found = fleet.deployments.find((deployment) => asked.includes(nameOf(deployment)));
  if (found !== undefined) return found;
  const accepted = fleet.deployments.map(nameOf);
  throw new UserError(`there is no deployment ${quote(text)}, ${listOf(accepted)}`, {
    hint: hintFor(asked, fleet, accepted),
  });
}

/** What the text stands for as a name, as a path in the repository, and as one from here. */
function namesMeant(text: string, { root, cwd }: { root: string; cwd: string }): string[] {
  const path = text.replaceAll('\\', '/');
  const fromHere = relative(root, resolve(cwd, path)).replaceAll('\\', '/');
  return [path, fromHere].map((candidate) =>
    posix
      .normalize(candidate)
      .replace(/\/+$/, '')
      .replace(/^overlays\//, ''),
  );
}

function listOf(accepted: readonly string[]): string {
  if (accepted.length === 0) return 'since gitops.yaml has none';
  const shown = accepted.slice(0, MAX_SHOWN).join(', ');
  const rest = accepted.length - MAX_SHOWN;
  return `accepted: ${shown}${rest > 0 ? ` and ${rest} more` : ''}`;
}
const MAX_SHOWN = 12;

function hintFor(asked: readonly string[], fleet: Fleet, accepted: readonly string[]): string {
  const sharing = fleet.environments.find(
    ({ name, namespaces }) => namespaces.length > 0 && asked.includes(`${name}/namespaces`),
  );
  if (sharing !== undefined) {
    return `overlays/${sharing.name}/namespaces belongs to no app: it holds what environments.${sharing.name}.namespaces lists`;
  }
  const [first = ''] = asked;
  const application = fleet.deployments.find((deployment) => deploymentName(deployment) === first);
  const meant = application === undefined ? nearest(first, accepted) : nameOf(application);
  return meant === undefined
    ? 'write <environment>/<app>, or the folder overlays/<environment>/<app>'
    : `did you mean "${meant}"?`;
}

function nameOf({ environment, app }: Deployment): string {
  return `${environment}/${app}`;
}
