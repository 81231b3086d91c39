import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noComments } from '../../src/core/import/comments/comments.ts';
import { synthesiseImport } from '../../src/core/import/synthesise-import.ts';
import { NO_DENIALS } from '../../src/core/synthesis/types.ts';
import { randomEnvironments, type RandomEnvironment } from './random/environments.ts';

function files(environments: readonly RandomEnvironment[]): Map<string, string> {
  const overlays = environments.map(({ name, objects }) => ({
    environment: name,
    path: `overlays/${name}/shop`,
    documents: objects.map((object) => ({
      object,
      place: { file: `${name}.yaml`, line: 1, column: 1 },
      comments: noComments(),
    })),
  }));
  const input = { app: 'shop', basePath: 'base/shop', overlays };
  return synthesiseImport(input, NO_DENIALS).synthesis.files;
}

describe('the files of an import', () => {
  it('are the same in whatever order environments and documents come', () => {
    const shuffled = randomEnvironments.chain((environments) =>
      fc.record({
        environments: fc.constant(environments),
        again: fc
          .tuple(
            ...environments.map(({ name, objects }) =>
              fc
                .shuffledSubarray(objects, { minLength: objects.length })
                .map((all): RandomEnvironment => ({ name, objects: all })),
            ),
          )
          .chain((all) => fc.shuffledSubarray(all, { minLength: all.length })),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ environments, again }) => {
        expect([...files(again)]).toEqual([...files(environments)]);
      }),
      { numRuns: 60, seed: 71 },
    );
  });
});
