import fc from 'fast-check';
import type { KubernetesObject } from '../../../src/core/kubernetes/object.ts';
import { applyEdits, edits, inNamespace } from './edits.ts';
import { appObjects } from './objects.ts';

/** The plain objects of one environment, before the engine prints them. */
export interface RandomEnvironment {
  name: string;
  objects: KubernetesObject[];
}

const NAMES = ['dev', 'qa', 'prod', 'prod-eu', 'prod-us'];

const space = fc.oneof(
  { weight: 3, arbitrary: fc.constant('each its own') },
  fc.constantFrom('one for all', 'other'),
);

/** One to five environments of an app: the same objects, changed a little in each. */
export const randomEnvironments: fc.Arbitrary<RandomEnvironment[]> = fc
  .record({
    objects: appObjects,
    changes: fc.array(edits, { minLength: 1, maxLength: NAMES.length }),
    space,
  })
  .map(({ objects, changes, space: kind }) =>
    changes
      .map((all, index): RandomEnvironment => {
        const name = NAMES[index] as string;
        const own = kind === 'each its own' ? `shop-${name}` : kind;
        return { name, objects: applyEdits(inNamespace(own)(objects), all) };
      })
      .filter(({ objects: left }) => left.length > 0),
  )
  .filter((environments) => environments.length > 0);
