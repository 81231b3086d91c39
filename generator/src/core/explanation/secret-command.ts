import type { SecretKey, SecretRequirement } from '../desired/template.ts';

/**
 * The command that creates a Secret, one argument a line, for a POSIX shell. Keys that say how they
 * are made get a random value from the system; what a person has to supply stands in `<...>`.
 */
export function secretCommand(secret: SecretRequirement, namespace: string): string[] {
  const { name, type = 'Opaque', keys } = secret;
  const create = (kind: string): string =>
    `kubectl create secret ${kind} ${quoted(name)} --namespace=${quoted(namespace)}`;
  if (type === 'kubernetes.io/tls') {
    return continued([create('tls'), `--cert='<file>'`, `--key='<file>'`]);
  }
  if (type === 'kubernetes.io/dockerconfigjson') {
    const login = ['server', 'username', 'password'].map((part) => `--docker-${part}='<${part}>'`);
    return continued([create('docker-registry'), ...login]);
  }
  return continued([
    create('generic'),
    ...(type === 'Opaque' ? [] : [`--type=${quoted(type)}`]),
    ...(keys.length === 0 ? [`--from-literal='<key>=<value>'`] : keys.map(literal)),
  ]);
}

function continued(parts: readonly string[]): string[] {
  return parts.map((part, index) => {
    const indented = index === 0 ? part : `  ${part}`;
    return index === parts.length - 1 ? indented : `${indented} \\`;
  });
}

function literal({ key, generate }: SecretKey): string {
  const name = `--from-literal=${quoted(key)}`;
  if (generate === undefined) return `${name}='<value>'`;
  const { length, alphabet } = generate;
  // Of the random bytes only those of the alphabet are kept, so each character is equally likely.
  return `${name}="$(LC_ALL=C tr -dc ${quoted(characterSet(alphabet))} </dev/urandom | head -c ${length})"`;
}

/** The alphabet as `tr` takes it: runs of three or more as ranges, a dash last. */
function characterSet(alphabet: string): string {
  const characters = [...new Set(alphabet)].sort();
  const runs: string[][] = [];
  for (const character of characters.filter((each) => each !== '-')) {
    const run = runs.at(-1);
    const previous = run?.at(-1);
    const isNext = previous !== undefined && code(character) === code(previous) + 1;
    if (run !== undefined && isNext && /[A-Za-z0-9]{2}/.test(previous + character)) {
      run.push(character);
    } else {
      runs.push([character]);
    }
  }
  const ranges = runs.map((run) =>
    run.length < 3 ? run.map(escaped).join('') : `${run[0] ?? ''}-${run.at(-1) ?? ''}`,
  );
  return ranges.join('') + (characters.includes('-') ? '-' : '');
}

function code(character: string): number {
  return character.codePointAt(0) ?? 0;
}

function escaped(character: string): string {
  return character === '\\' ? '\\\\' : character;
}

/** A word of the shell that stands for exactly this text. */
function quoted(text: string): string {
  return /^[\w.,/:=@-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
