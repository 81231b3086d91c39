import type { Field } from '../../rules/shared/field.ts';
import { hit, quoted } from '../view/placed-object.ts';
import type { PlacedObject } from '../view/placed-object.ts';
import type { Lint } from '../lint.ts';

export const missingClaim: Lint = {
  id: 'missing-claim',
  severity: 'error',
  summary:
    'A pod with a volume of a PersistentVolumeClaim that is not in its namespace: it stays pending.',
  remediation: 'Add the PersistentVolumeClaim, or correct the name.',
  run: (view) =>
    view.pods.flatMap(({ owner, spec }) =>
      spec
        .at('volumes')
        .items()
        .map((volume) => volume.at('persistentVolumeClaim', 'claimName'))
        .filter((name) => name.text !== '' && !hasClaim(owner, name))
        .map((name) =>
          hit(
            owner,
            name,
            `there is no PersistentVolumeClaim ${quoted(name.text)} in the namespace`,
          ),
        ),
    ),
};

function hasClaim({ namespace }: PlacedObject, { text: name }: Field): boolean {
  return (
    namespace.find('PersistentVolumeClaim', name) !== undefined ||
    namespace.ofKind('StatefulSet.apps').some((set) => makesClaim(set, name)) ||
    namespace.mayMake(name)
  );
}

/** A StatefulSet's claims are called `<claim template>-<set>-<ordinal>`. */
function makesClaim({ root, object }: PlacedObject, name: string): boolean {
  return root
    .at('spec', 'volumeClaimTemplates')
    .items()
    .some((claim) =>
      name.startsWith(`${claim.at('metadata', 'name').text}-${object.metadata.name}-`),
    );
}
