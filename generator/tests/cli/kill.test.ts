import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { describe, expect, test } from 'vitest';
import { CHECKOUT } from './checkout.ts';
import { generatedRepository } from './generated-repository.ts';
import { minimalEnvironment, runStrata } from './run-strata.ts';
import { snapshot } from './temp-repository.ts';

const repositoryCopy = generatedRepository();
const NEW_ENVIRONMENT = ['new', 'env', 'qa', '--extends', 'prod'];

describe('kill -9 in the middle of a new environment', () => {
  test('leaves what the next generate makes wholly old or wholly new', async () => {
    const old = await snapshot(await repositoryCopy());
    const undisturbed = await repositoryCopy();
    await runStrata(undisturbed, NEW_ENVIRONMENT);
    const wanted = await snapshot(undisturbed);

    const ends: string[] = [];
    for (let step = 1; ; step += 5) {
      const root = await repositoryCopy();
      const { signal, exitCode, stderr } = await dieAt(root, step);
      if (signal !== 'SIGKILL') {
        expect(exitCode, stderr).toBe(0);
        break;
      }
      const run = await runStrata(root, ['generate']);
      expect(run, `step ${step}`).toMatchObject({ exitCode: 0, stderr: '' });
      const tree = await snapshot(root);
      const isOld = tree['gitops.yaml'] === old['gitops.yaml'];
      expect(tree, `step ${step}`).toEqual(isOld ? old : wanted);
      ends.push(isOld ? 'old' : 'new');
    }
    expect(ends.length).toBeGreaterThan(5);
    expect(ends.lastIndexOf('old')).toBeLessThan(ends.indexOf('new'));
  });
});

function dieAt(root: string, step: number) {
  const script = fileURLToPath(new URL('die-in-command.ts', import.meta.url));
  const args = ['--import', 'tsx', script, root, String(step), ...NEW_ENVIRONMENT];
  return execa(process.execPath, args, {
    cwd: CHECKOUT,
    env: minimalEnvironment(),
    extendEnv: false,
    reject: false,
  });
}
