import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import type { SecretRequirement } from '../desired/template.ts';
import { secretCommand } from './secret-command.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

function secret(changes: Partial<SecretRequirement> = {}): SecretRequirement {
  return { name: 'app', description: 'Passwords', keys: [], ...changes };
}

/** What a shell makes of the arguments, one an element. */
function argumentsOf(lines: readonly string[]): string[] {
  const script = `kubectl() { for word in "$@"; do printf '%s\\n' "$word"; done; }\n${lines.join('\n')}`;
  return execFileSync('sh', ['-c', script], { encoding: 'utf8' }).trimEnd().split('\n');
}

describe('secretCommand', () => {
  it('makes generated values in the shell, of the length and alphabet that the template says', () => {
    const keys = [
      { key: 'password', description: '', generate: { length: 32, alphabet: LETTERS } },
      { key: 'pin', description: '', generate: { length: 5, alphabet: '01' } },
    ];
    const lines = secretCommand(secret({ keys }), 'blog');
    expect(lines[0]).toBe('kubectl create secret generic app --namespace=blog \\');
    expect(lines[1]).toBe(
      `  --from-literal=password="$(LC_ALL=C tr -dc a-z </dev/urandom | head -c 32)" \\`,
    );
    const [password, pin] = argumentsOf(lines).slice(-2);
    expect(password).toMatch(/^--from-literal=password=[a-z]{32}$/);
    expect(pin).toMatch(/^--from-literal=pin=[01]{5}$/);
  });

  it('draws from an alphabet of signs that mean something to the shell or to tr', () => {
    const alphabet = `-\\'[]$"*`;
    const keys = [{ key: 'k', description: '', generate: { length: 400, alphabet } }];
    const [, value = ''] =
      /^--from-literal=k=([^]*)$/.exec(
        argumentsOf(secretCommand(secret({ keys }), 'n')).at(-1) ?? '',
      ) ?? [];
    expect(value).toHaveLength(400);
    expect(new Set(value)).toEqual(new Set(alphabet));
  });

  it('leaves a place for what a person has to supply', () => {
    const keys = [{ key: 'api-token', description: 'From the vendor' }];
    expect(secretCommand(secret({ keys }), 'blog')).toEqual([
      'kubectl create secret generic app --namespace=blog \\',
      `  --from-literal=api-token='<value>'`,
    ]);
    expect(secretCommand(secret(), 'blog').at(-1)).toBe(`  --from-literal='<key>=<value>'`);
  });

  it('uses the forms of kubectl for certificates and registry logins, and --type for the rest', () => {
    expect(secretCommand(secret({ type: 'kubernetes.io/tls' }), 'n')).toEqual([
      'kubectl create secret tls app --namespace=n \\',
      `  --cert='<file>' \\`,
      `  --key='<file>'`,
    ]);
    expect(secretCommand(secret({ type: 'kubernetes.io/dockerconfigjson' }), 'n')[0]).toBe(
      'kubectl create secret docker-registry app --namespace=n \\',
    );
    expect(secretCommand(secret({ type: 'kubernetes.io/basic-auth' }), 'n')).toContain(
      '  --type=kubernetes.io/basic-auth \\',
    );
  });

  it('quotes names that a shell would take apart', () => {
    const words = argumentsOf(secretCommand(secret({ name: `a'; rm -rf $HOME` }), 'n'));
    expect(words[3]).toBe(`a'; rm -rf $HOME`);
  });
});
