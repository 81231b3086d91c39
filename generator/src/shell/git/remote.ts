import { execa } from 'execa';
import type { RepositoryAccess } from '../../core/bootstrap/repository-secret.ts';
import { withholdValues } from '../../core/engine/secrets/withhold-values.ts';

/** How a remote is read: as the user's own git does, as nobody, or with what Argo CD will have. */
export type RemoteAccess =
  | { kind: 'own' }
  | { kind: 'anonymous' }
  | { kind: 'token'; access: Extract<RepositoryAccess, { kind: 'token' }> }
  | { kind: 'ssh-key'; file: string };

export type RemoteAnswer =
  | { kind: 'commit'; commit: string }
  | { kind: 'no such revision' }
  | { kind: 'unreadable'; why: 'access' | 'host key' | 'network' | 'other'; message: string };

/**
 * The commit that a revision of a remote is at (`git ls-remote`). A token goes to git through the
 * environment of a credential helper that is a line of shell, so it stands in no argument and no file.
 *
 * @param revision fully qualified, such as `refs/heads/main`
 */
export async function readRemote(
  url: string,
  revision: string,
  access: RemoteAccess,
  env: Readonly<Record<string, string | undefined>>,
): Promise<RemoteAnswer> {
  // Of an annotated tag, `^{}` is the commit.
  const args = ['ls-remote', '--quiet', '--', url, revision, `${revision}^{}`];
  const result = await execa('git', args, {
    reject: false,
    stdin: 'ignore',
    timeout: TIME_LIMIT,
    extendEnv: false,
    env: { ...env, ...environmentFor(access, env) },
  });
  if (!result.failed) {
    const lines = result.stdout.split('\n').filter((line) => line !== '');
    const commit = (lines.find((line) => line.endsWith('^{}')) ?? lines[0])?.split('\t')[0];
    return commit === undefined ? { kind: 'no such revision' } : { kind: 'commit', commit };
  }
  const secrets = access.kind === 'token' ? [access.access.token] : [];
  const message = withholdValues(lastWords(result.stderr || (result.shortMessage ?? '')), secrets);
  return {
    kind: 'unreadable',
    why: result.timedOut ? 'network' : reasonOf(result.stderr),
    message,
  };
}

const TIME_LIMIT = 30_000;

function environmentFor(
  access: RemoteAccess,
  env: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const base = { GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' };
  switch (access.kind) {
    case 'own':
      return { ...base, GIT_SSH_COMMAND: env['GIT_SSH_COMMAND'] ?? 'ssh -o BatchMode=yes' };
    case 'anonymous':
      return { ...base, ...settings(env, [NO_HELPER]), GIT_ASKPASS: '', SSH_ASKPASS: '' };
    case 'token':
      return {
        ...base,
        ...settings(env, [NO_HELPER, ['credential.helper', HELPER]]),
        STRATA_GIT_USERNAME: access.access.username,
        STRATA_GIT_PASSWORD: access.access.token,
      };
    case 'ssh-key': {
      const file = `'${access.file.replaceAll("'", `'\\''`)}'`;
      return { ...base, GIT_SSH_COMMAND: `ssh -i ${file} -o IdentitiesOnly=yes -o BatchMode=yes` };
    }
  }
}

/** An empty helper takes away those of the user's configuration, such as a keychain. */
const NO_HELPER: [string, string] = ['credential.helper', ''];

const HELPER =
  '!f() { test "$1" = get && printf "username=%s\\npassword=%s\\n" "$STRATA_GIT_USERNAME" "$STRATA_GIT_PASSWORD"; }; f';

/** Settings of git for one call, after those that the environment has. */
function settings(
  env: Readonly<Record<string, string | undefined>>,
  added: readonly [string, string][],
): Record<string, string> {
  const present = Number(env['GIT_CONFIG_COUNT'] ?? '0');
  const start = Number.isInteger(present) ? present : 0;
  const entries = added.flatMap(([key, value], index): [string, string][] => [
    [`GIT_CONFIG_KEY_${start + index}`, key],
    [`GIT_CONFIG_VALUE_${start + index}`, value],
  ]);
  return { GIT_CONFIG_COUNT: String(start + added.length), ...Object.fromEntries(entries) };
}

function reasonOf(stderr: string): Extract<RemoteAnswer, { kind: 'unreadable' }>['why'] {
  if (/Host key verification failed|REMOTE HOST IDENTIFICATION/i.test(stderr)) return 'host key';
  if (NETWORK.test(stderr)) return 'network';
  return ACCESS.test(stderr) ? 'access' : 'other';
}

const NETWORK =
  /Could not resolve|Failed to connect|Couldn't connect|Connection (?:refused|timed out|reset)|No route to host|Network is unreachable|Operation timed out/i;
const ACCESS =
  /Authentication failed|could not read (?:Username|Password)|Permission denied|terminal prompts disabled|403|401|not found|does not appear to be a git repository|Invalid (?:username|credentials)|access denied/i;

/** What git says at last; before it come lines of ssh and of the forge. */
function lastWords(stderr: string): string {
  const lines = stderr
    .split('\n')
    .map((line) => line.replace(/^(?:fatal|error|remote): ?/, '').trim())
    .filter((line) => line !== '' && !/^(?:Please make sure|and the repository exists)/.test(line));
  return lines.at(-1) ?? 'no message';
}
