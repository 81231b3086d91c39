import { join, relative } from 'node:path';
import type { Installation } from '../../shell/templates.ts';
import type { RequestedEnvironment } from './parse-request.ts';

interface Place {
  app: string;
  environments: readonly RequestedEnvironment[];
  root: string;
  /** The folder as the user has named it. */
  into: string | undefined;
  cwd: string;
  installation: Installation;
}

/** What to run after an import, for the folder that the user is in. */
export function nextCommands({
  app,
  environments,
  root,
  into,
  cwd,
  installation,
}: Place): string[] {
  const isOwn = !relative(root, installation.folder).startsWith('..');
  const program = isOwn
    ? 'npx --no strata'
    : `node ${quoted(join(installation.folder, 'bin', 'strata.js'))}`;
  const deployed = environments.find(({ unfit }) => unfit === undefined);
  return [
    ...(into === undefined || relative(cwd, root) === '' ? [] : [`cd ${quoted(into)}`]),
    `${program} generate`,
    `${program} check`,
    ...(deployed === undefined ? [] : [`${program} explain ${deployed.name}/${app}`]),
  ];
}

/** A word of the shell that stands for exactly this text. */
function quoted(text: string): string {
  return /^[\w.,/:=@+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
