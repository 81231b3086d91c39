import type { Field } from '../../rules/shared/field.ts';
import { hit } from '../view/placed-object.ts';
import type { Lint } from '../lint.ts';

export const secretInGit: Lint = {
  id: 'secret-in-git',
  severity: 'error',
  summary: 'A Secret with its data in the tree: base64 hides nothing, and git forgets nothing.',
  remediation:
    'Take it out of the tree and change the secret; declare it in the template, or use a SealedSecret or an ExternalSecret.',
  run: (view) =>
    view.ofKind('Secret').flatMap((secret) =>
      ['data', 'stringData']
        .map((key) => secret.root.at(key))
        .filter((data) => data.entries().some(([, value]) => isPlain(value)))
        .map((data) => hit(secret, data, 'the values of a Secret stand in the tree')),
    ),
};

/** No placeholder that a plugin fills, nothing encrypted by SOPS. */
function isPlain({ text }: Field): boolean {
  return text !== '' && !/^(<.*>|ENC\[.*\])$/s.test(text);
}
