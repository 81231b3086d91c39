import { quote } from '../../../config/quote.ts';
import type { SecretRequirement } from '../../../core/desired/template.ts';
import { UserError } from '../../../shell/errors.ts';
import { SecretValue } from '../../../shell/secrets/secret-value.ts';
import type { Dependencies } from '../../dependencies.ts';
import { readSecretFile } from './read-secret-file.ts';

/** How values are given on the command line: where they lie, never what they are. */
export interface GivenOptions {
  /** `[secret/]key=path` */
  fromFile: readonly string[];
  /** `[secret/]key=VARIABLE` */
  fromEnv: readonly string[];
}

/** Values by name of the Secret, then by key. */
export type ValuesBySecret = ReadonlyMap<string, ReadonlyMap<string, SecretValue>>;

/**
 * Reads the values that a person gives, and finds the Secret that each is meant for.
 *
 * @param secrets the declared ones of one deployment
 * @throws {UserError} for a key that no Secret declares, or several do; for a file or variable that is
 *   not there, or is empty
 */
export async function readGivenValues(
  options: GivenOptions,
  secrets: readonly SecretRequirement[],
  { cwd, env, fs, output }: Pick<Dependencies, 'cwd' | 'env' | 'fs' | 'output'>,
): Promise<ValuesBySecret> {
  const values = new Map<string, Map<string, SecretValue>>();
  // People write values where names belong: neither a path nor a variable is repeated in a message.
  const add = (place: Place, value: SecretValue, from: string): void => {
    const { name, key } = place;
    if (value.isEmpty) throw new UserError(`${from} is empty`);
    if (value.endsInLineBreak) {
      output.say(`warning: ${from} ends in a line break, which becomes part of the value`);
    }
    const known = values.get(name) ?? new Map<string, SecretValue>();
    if (known.has(key)) throw new UserError(`two values are given for ${name}/${key}`);
    values.set(name, known.set(key, value));
  };
  for (const argument of options.fromFile) {
    const [place, path] = parse('--from-file', argument, 'PATH', secrets);
    const from = `the file for ${place.name}/${place.key}`;
    add(place, await readSecretFile(path, from, { cwd, fs }), from);
  }
  for (const argument of options.fromEnv) {
    const [place, variable] = parse('--from-env', argument, 'VARIABLE', secrets);
    const from = `the environment variable for ${place.name}/${place.key}`;
    const value = env[variable];
    if (value === undefined) {
      throw new UserError(`${from} is not set`, {
        hint: `--from-env takes the name of a variable, not the value: ${place.key}=VARIABLE`,
      });
    }
    add(place, new SecretValue(value), from);
  }
  return values;
}

interface Place {
  name: string;
  key: string;
}

function parse(
  option: string,
  argument: string,
  wanted: string,
  secrets: readonly SecretRequirement[],
): [Place, string] {
  const match = /^(?:([^/=]+)\/)?([^/=]+)=(.+)$/s.exec(argument);
  if (match === null) {
    // What is written may be a value, so it is not shown.
    throw new UserError(`${option} takes [SECRET/]KEY=${wanted}`, {
      hint: `for example: ${option} ${exampleKey(secrets)}=${wanted}`,
    });
  }
  const [, secret, key = '', from = ''] = match;
  return [placeOf(secret, key, secrets), from];
}

function placeOf(
  secret: string | undefined,
  key: string,
  secrets: readonly SecretRequirement[],
): Place {
  const named = secrets.filter(({ name }) => secret === undefined || name === secret);
  if (named.length === 0) {
    const accepted = secrets.map(({ name }) => name).join(', ');
    throw new UserError(`no Secret ${quote(secret ?? '')} is declared, accepted: ${accepted}`);
  }
  const found = named.filter(
    ({ keys }) =>
      keys.some((declared) => declared.key === key) || (keys.length === 0 && secret !== undefined),
  );
  const [only] = found;
  if (only !== undefined && found.length === 1) return { name: only.name, key };
  if (only !== undefined) {
    const places = found.map(({ name }) => `${name}/${key}`).join(', ');
    throw new UserError(`several Secrets declare the key ${quote(key)}: ${places}`, {
      hint: 'write the name of the Secret before the key',
    });
  }
  const keys = named.flatMap((requirement) => requirement.keys.map((each) => each.key));
  const open = named.filter((requirement) => requirement.keys.length === 0);
  throw new UserError(
    `no Secret declares the key ${quote(key)}${keys.length === 0 ? '' : `, accepted: ${keys.join(', ')}`}`,
    open[0] === undefined
      ? {}
      : { hint: `for a Secret whose keys only the app knows: ${open[0].name}/${key}=...` },
  );
}

function exampleKey([first]: readonly SecretRequirement[]): string {
  return first?.keys[0]?.key ?? (first === undefined ? 'password' : `${first.name}/password`);
}
