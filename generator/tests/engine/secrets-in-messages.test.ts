import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BuildError, findEngine } from '../../src/shell/engine/engine.ts';
import { withTemporaryFolder } from '../../src/shell/files/temporary-folder.ts';

const VALUE = 'hunter2-is-a-long-one';
const SECRET = 'apiVersion: v1\nkind: Secret\nmetadata:\n  name: db\n';
const RESOURCE = 'resources: [secret.yaml]\n';

test.each([
  ['an object as Go prints it', `${SECRET}stringData: {a: ${VALUE}, b: .inf}\n`, RESOURCE],
  ['control characters', `${SECRET}stringData: {a: "${VALUE}\\x7f"}\n`, RESOURCE],
  ['a tag', `${SECRET}stringData: {a: !!int ${VALUE}}\n`, RESOURCE],
  ['an alias', `${SECRET}stringData: {a: *${VALUE}}\n`, RESOURCE],
  [
    'annotations of an object without a name',
    `kind: Secret\napiVersion: v1\nmetadata: {annotations: {a: ${VALUE}}}\n`,
    RESOURCE,
  ],
  [
    'the value that a replacement starts from',
    `${SECRET}stringData: {a: ${VALUE}}\n`,
    `${RESOURCE}replacements: [{source: {kind: Secret, fieldPath: stringData.a.b}, targets: [{select: {kind: Secret}, fieldPaths: [metadata.name]}]}]\n`,
  ],
  [
    'a patch',
    `${SECRET}stringData: {a: b}\n`,
    `${RESOURCE}patches: [{patch: "kind: Secret\\nstringData: {a: ${VALUE}}"}]\n`,
  ],
  [
    'operations',
    `${SECRET}stringData: {a: b}\n`,
    `${RESOURCE}patches: [{target: {kind: Secret}, patch: "[{op: set, path: /stringData/a, value: ${VALUE}}]"}]\n`,
  ],
  ['a literal', '', `secretGenerator: [{name: a, literals: ["${VALUE}"]}]\n`],
  [
    'a line of an env file',
    `a=\u0000${VALUE}\n`,
    'secretGenerator: [{name: a, envs: [secret.yaml, no]}]\n',
  ],
])(
  'the message of a failed build does not repeat a Secret: %s',
  async (_, secret, kustomization) => {
    const engine = await findEngine(process.env);
    const message = await withTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'secret.yaml'), secret);
      await writeFile(join(folder, 'kustomization.yaml'), kustomization);
      const error: unknown = await engine.build(folder).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(BuildError);
      return (error as BuildError).message;
    });
    expect(message).not.toBe('');
    expect(message).not.toMatch(/hunter|long-one/);
  },
);
