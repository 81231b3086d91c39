import type { Colors } from 'picocolors/types.js';
import type { Deployment } from '../../core/fleet.ts';
import type { SecretSource } from '../../core/secrets/secret-source.ts';
import { MADE_BY_LABEL, MADE_BY_STRATA } from '../../core/secrets/secret-state.ts';
import { describeSource } from './list.ts';

/** What became of one declared Secret, as `strata secrets create` tells it. */
export interface SecretOutcome {
  deployment: Deployment;
  secret: string;
  result:
    | { kind: 'created' | 'completed' | 'would be written' | 'values needed'; keys: string[] }
    | { kind: 'left alone'; keys: string[] }
    | { kind: 'made elsewhere'; source: SecretSource }
    | { kind: 'present' };
}

/** One line, and the next step where a person has to take one. */
export function renderOutcome(
  { deployment, secret, result }: SecretOutcome,
  colors: Colors,
): string {
  const { environment, app, namespace } = deployment;
  const name = `${environment}/${app}: ${secret}`;
  switch (result.kind) {
    case 'present':
      return `${name}: present`;
    case 'created':
      return `${name}: ${colors.green('created')} in ${namespace} (${result.keys.join(', ')})`;
    case 'completed':
      return `${name}: ${colors.green('keys added')} (${result.keys.join(', ')})`;
    case 'would be written':
      return `${name}: would be written to ${namespace} (${result.keys.join(', ')})`;
    case 'made elsewhere':
      return `${name}: not there yet; it is ${describeSource(result.source)}`;
    case 'values needed':
      return [
        `${name}: ${colors.yellow('not created')}, values are needed for ${result.keys.join(', ')}`,
        `  npx --no strata secrets create ${environment}/${app} ${result.keys
          .map((key) => `--from-file ${secret}/${key}=<file>`)
          .join(' ')}`,
      ].join('\n');
    case 'left alone':
      return [
        `${name}: ${colors.yellow('left alone')}, it lacks ${result.keys.join(', ')}, and Strata did not make it`,
        `  to let Strata add them: kubectl --namespace ${namespace} label secret ${secret} ${MADE_BY_LABEL}=${MADE_BY_STRATA}`,
      ].join('\n');
  }
}
