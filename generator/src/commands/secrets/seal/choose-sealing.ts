import type { SecretRequirement } from '../../../core/desired/template.ts';
import type { Deployment } from '../../../core/fleet.ts';
import { UserError } from '../../../shell/errors.ts';
import type { DeclaredSecret } from '../declared-secrets.ts';
import type { ValuesBySecret } from '../values/given-values.ts';

/** What is to be sealed of one Secret. */
export interface Sealing {
  deployment: Deployment;
  requirement: SecretRequirement;
  /** Keys to seal; empty where only the app knows them, and they come with the values. */
  keys: string[];
  /** The file that holds its SealedSecret already, whose other keys stay. */
  file: string | undefined;
}

/**
 * Chooses the keys that are not sealed yet, or with `force` all of them; with values given, those.
 *
 * @throws {UserError} for a Secret that External Secrets makes, and for given values of sealed keys
 */
export function chooseSealing(
  deployment: Deployment,
  wanted: readonly DeclaredSecret[],
  { given, force }: { given: ValuesBySecret; force: boolean },
): Sealing[] {
  return wanted.flatMap(({ requirement, source }): Sealing[] => {
    const { name } = requirement;
    if (source.kind === 'store' || source.kind === 'external') {
      throw new UserError(
        `External Secrets makes the Secret ${name}, so there is nothing to seal`,
        {
          hint: 'take the store out of gitops.yaml for this app (secrets: { store: null }) to seal it',
        },
      );
    }
    const sealed = source.kind === 'sealed' ? source.keys : [];
    const file = source.kind === 'sealed' ? source.file : undefined;
    const declared = requirement.keys.map(({ key }) => key);
    const ofGiven = [...(given.get(name)?.keys() ?? [])];
    const taken = ofGiven.filter((key) => sealed.includes(key));
    if (taken.length > 0 && !force) {
      throw new UserError(`${taken.join(', ')} of Secret ${name} is sealed already`, {
        hint: 'seal the given values in its place with --force',
      });
    }
    const isOpen = declared.length === 0;
    if (isOpen) {
      const nothingLeft = sealed.length > 0 && ofGiven.length === 0 && !force;
      return nothingLeft ? [] : [{ deployment, requirement, keys: ofGiven, file }];
    }
    const all = force && ofGiven.length > 0 ? ofGiven : declared;
    const missing = declared.filter((key) => !sealed.includes(key));
    const keys = force ? [...new Set([...missing, ...all])] : missing;
    return keys.length === 0 ? [] : [{ deployment, requirement, keys, file }];
  });
}
