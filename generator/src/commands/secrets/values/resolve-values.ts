import type { SecretKey, SecretRequirement } from '../../../core/desired/template.ts';
import type { AskSecret } from '../../../shell/secrets/ask-secret.ts';
import { generateValue } from '../../../shell/secrets/generate-value.ts';
import type { SecretValue } from '../../../shell/secrets/secret-value.ts';
import { readSecretFile } from './read-secret-file.ts';
import type { Dependencies } from '../../dependencies.ts';
import type { ValuesBySecret } from './given-values.ts';

/** Where values come from, besides those that are generated. */
export interface ValueSources {
  given: ValuesBySecret;
  /** Undefined where nobody can be asked. */
  ask: AskSecret | undefined;
  dependencies: Pick<Dependencies, 'cwd' | 'fs'>;
}

export interface ResolvedValues {
  values: Map<string, SecretValue>;
  /** Names of keys that only a person can give, and did not. */
  unresolved: string[];
}

/**
 * A value for each of the keys: given, else generated, else asked for.
 *
 * @param wanted the keys of the Secret that need one
 * @param label the Secret, for questions: `prod/wordpress: wordpress-tls`
 */
export async function resolveValues(
  requirement: SecretRequirement,
  wanted: readonly string[],
  label: string,
  { given, ask, dependencies }: ValueSources,
): Promise<ResolvedValues> {
  const ofSecret = given.get(requirement.name) ?? new Map<string, SecretValue>();
  if (requirement.keys.length === 0) {
    return { values: new Map(ofSecret), unresolved: ofSecret.size === 0 ? [ANY_KEY] : [] };
  }
  const values = new Map<string, SecretValue>();
  const unresolved: string[] = [];
  for (const key of requirement.keys.filter(({ key }) => wanted.includes(key))) {
    const value =
      ofSecret.get(key.key) ??
      (key.generate === undefined ? undefined : generateValue(key.generate)) ??
      (ask === undefined
        ? undefined
        : await askFor(requirement, key, `${label}/${key.key}`, ask, dependencies));
    if (value === undefined) unresolved.push(key.key);
    else values.set(key.key, value);
  }
  return { values, unresolved };
}

/** Stands for the keys that only the app knows. */
const ANY_KEY = '<key>';

/** Certificates, keys and logins are files of several lines, which no prompt takes. */
async function askFor(
  { type }: SecretRequirement,
  { description }: SecretKey,
  label: string,
  ask: AskSecret,
  dependencies: ValueSources['dependencies'],
): Promise<SecretValue> {
  if (type === undefined || !FILES.has(type)) {
    return ask.value(`${label}: ${description}`);
  }
  const path = await ask.file(`File with ${label}: ${description}`);
  return readSecretFile(path, `the file for ${label}`, dependencies);
}

const FILES = new Set([
  'kubernetes.io/tls',
  'kubernetes.io/dockerconfigjson',
  'kubernetes.io/dockercfg',
  'kubernetes.io/ssh-auth',
]);
