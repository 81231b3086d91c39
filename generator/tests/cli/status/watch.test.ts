import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { execa } from 'execa';
import { expect, it } from 'vitest';
import { CHECKOUT } from '../checkout.ts';
import { minimalEnvironment } from '../run-strata.ts';
import { SAMPLE } from '../sample.ts';
import { newRepository } from '../temp-repository.ts';
import { sampleApplications } from './applications.ts';
import { playArgoCd } from './play-argocd.ts';

it('--watch prints again what changed, bears a cluster that is away, and ends at Ctrl-C', async () => {
  const objects = sampleApplications({ 'web-dev': { health: { status: 'Progressing' } } });
  let isAway = false;
  const server = await playArgoCd(objects, () =>
    isAway ? { status: 503, body: 'restarting' } : undefined,
  );
  const root = await newRepository({ 'gitops.yaml': SAMPLE });
  const program = join(CHECKOUT, 'generator/bin/strata.js');
  const args = ['status', 'dev/web', '--watch', '--json', '--kubeconfig', server.kubeconfig];
  const running = execa(process.execPath, [program, ...args], {
    cwd: root,
    env: minimalEnvironment(),
    extendEnv: false,
    reject: false,
  });
  const lines = createInterface({ input: running.stdout });
  const next = async (): Promise<boolean> => {
    const [line] = (await once(lines, 'line')) as [string];
    return (JSON.parse(line) as { fine: boolean }).fine;
  };
  expect(await next()).toBe(false);
  isAway = true;
  await once(createInterface({ input: running.stderr }), 'line');
  objects.splice(0, objects.length, ...sampleApplications());
  isAway = false;
  expect(await next()).toBe(true);
  running.kill('SIGINT');
  const { exitCode, stdout } = await running;
  expect(exitCode).toBe(0);
  expect(stdout.trim().split('\n')).toHaveLength(2);
});
