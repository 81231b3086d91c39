import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { generatedRepository } from './generated-repository.ts';
import { runStrata } from './run-strata.ts';
import { snapshot, temporaryFolder, writeAll } from './temp-repository.ts';

const repositoryCopy = generatedRepository();
const INSTALL =
  '  Install kustomize 5 (https://kubectl.docs.kubernetes.io/installation/kustomize/) or kubectl 1.27 or newer, or set STRATA_KUSTOMIZE to the path of a kustomize program.\n';
/** Of a made-up kustomize. */
const GOOD_VERSION = 'if [ "$1" = version ]; then echo v5.8.1; exit; fi\n';
const NAME_ANOTHER =
  'built with <engine>\n  mend what kustomize build complains about, or name another program with STRATA_KUSTOMIZE\n';

describe('an engine that does not serve is told, and nothing changes', () => {
  test.each<[title: string, script: string | undefined, stderr: string]>([
    [
      'none on the PATH',
      undefined,
      `error: neither a kustomize nor a kubectl that works is on the PATH\n${INSTALL}`,
    ],
    [
      'one that is too old',
      'echo v4.5.7',
      `error: kustomize build is Kustomize 4.5.7; 5.0.0 or newer is needed\n${INSTALL}`,
    ],
    [
      'one that does not tell its version',
      'echo hello',
      `error: neither a kustomize nor a kubectl that works is on the PATH\n${INSTALL}`,
    ],
    [
      'one that fails',
      `${GOOD_VERSION}echo "Error: out of memory" >&2; exit 3`,
      `error: overlays/dev/web does not build: out of memory\n${NAME_ANOTHER}`,
    ],
    [
      'one that prints what is no YAML',
      `${GOOD_VERSION}printf '<html>: [[[\\n\\tno'`,
      `error: overlays/dev/web does not build: kustomize build printed what is no YAML\n${NAME_ANOTHER}`,
    ],
    [
      'one that prints what is no object',
      `${GOOD_VERSION}echo 'just a string'`,
      `error: overlays/dev/web does not build: kustomize build printed something that is no Kubernetes object\n${NAME_ANOTHER}`,
    ],
    [
      'one that prints nothing',
      `${GOOD_VERSION}exit 0`,
      `error: ${missing('dev')}${missing('prod')}` +
        'built with <engine>\n' +
        '  Kustomize cannot carry these objects as they are; change the template or its values\n',
    ],
  ])('%s', async (_, script, stderr) => {
    const root = await repositoryCopy();
    const programs = await temporaryFolder();
    if (script !== undefined) await writeProgram(join(programs, 'kustomize'), script);
    const before = await snapshot(root);
    const run = await runStrata(root, ['generate'], { env: { PATH: programs } });
    expect(run).toEqual({ exitCode: 2, stdout: '', stderr });
    expect(await snapshot(root)).toEqual(before);
  });

  test.each<[title: string, stderr: (program: string) => string, script: string | undefined]>([
    ['that is not there', (program) => `"${program}", which cannot be run\n`, undefined],
    ['that is no kustomize', (program) => `"${program}", which cannot be run\n`, 'exit 1'],
  ])('one named by STRATA_KUSTOMIZE %s', async (_, stderr, script) => {
    const root = await repositoryCopy();
    const program = join(await temporaryFolder(), 'my-kustomize');
    if (script !== undefined) await writeProgram(program, script);
    const before = await snapshot(root);
    const run = await runStrata(root, ['generate'], { env: { STRATA_KUSTOMIZE: program } });
    expect(run).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: `error: STRATA_KUSTOMIZE names ${stderr(program)}${INSTALL}`,
    });
    expect(await snapshot(root)).toEqual(before);
  });
});

test('the mistakes of gitops.yaml are told before those of the engine', async () => {
  const root = await repositoryCopy();
  await writeAll(root, { 'gitops.yaml': '' });
  const run = await runStrata(root, ['generate'], { env: { PATH: await temporaryFolder() } });
  expect(run).toEqual({
    exitCode: 2,
    stdout: '',
    stderr: 'error: gitops.yaml:1:1: the file is empty, accepted is a mapping of keys\n',
  });
});

function missing(environment: string): string {
  const namespace = `web-${environment}`;
  const objects = [
    `Namespace ${namespace}`,
    ...['Deployment', 'ServiceAccount', 'Service'].map((kind) => `${kind} ${namespace}/web`),
  ];
  const lines = objects.map((object) => `  ${object} is missing\n`);
  return `overlays/${environment}/web does not build to its objects:\n${lines.join('')}`;
}

async function writeProgram(path: string, script: string): Promise<void> {
  await writeFile(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
}
