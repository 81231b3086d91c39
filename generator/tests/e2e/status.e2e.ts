import { describe, expect, it } from 'vitest';
import type { Run } from '../cli/run-strata.ts';
import { healthy, until } from './harness/application.ts';
import { testEnvironment } from './harness/environment.ts';
import { eventually } from './harness/eventually.ts';
import { kubectl } from './harness/kubectl.ts';
import { gitopsHead, scenario, uniqueSuffix } from './harness/scenario.ts';

const suffix = uniqueSuffix();
const web = `web-${suffix}`;
const namespace = `${web}-dev`;

const shared = scenario(suffix, {
  gitops: (branch) => `${gitopsHead(branch)}
apps:
  ${web}:
    template: workload
    values:
      image: busybox:1.35.0
      command: [httpd, -f, -p, "8080", -h, /www]
      securityContext: { runAsUser: 1000 }
      port: 8080
      config: { mountPath: /www, files: { index.html: first } }
    environments: { dev: }
`,
});

function strata(...args: string[]): Promise<Run> {
  const { kubeconfig } = testEnvironment();
  return shared.repository.strata([...args, '--kubeconfig', kubeconfig]);
}

describe('status and diff --live of a deployment', () => {
  it('say that nothing is to be done', async () => {
    await healthy(namespace, shared.commit);
    const status = await strata('status', `dev/${web}`);
    expect(status.exitCode, status.stdout + status.stderr).toBe(0);
    expect(status.stdout).toContain(`${shared.commit.slice(0, 7)} current`);
    const diff = await strata('diff', '--live', `dev/${web}`);
    expect(diff.exitCode, diff.stdout + diff.stderr).toBe(0);
    expect(diff.stdout).toBe('');
  });

  it('show what a commit that is not pushed will change', async () => {
    await shared.repository.edit('gitops.yaml', (text) =>
      text.replace('busybox:1.35.0', `registry.invalid/${web}:1`),
    );
    await shared.repository.generate();
    const diff = await strata('diff', '--live', `dev/${web}`);
    expect(diff.exitCode, diff.stdout + diff.stderr).toBe(1);
    expect(diff.stdout).toMatch(/^-\s+- image: busybox:1\.35\.0$|^-\s+image: busybox:1\.35\.0$/m);
    expect(diff.stdout).toMatch(/^\+.*image: registry\.invalid/m);
    expect(diff.stdout).not.toContain('managedFields');
  });

  it('name the pod and its reason when the image is not there', async () => {
    const commit = await shared.repository.push('An image that is not there');
    await until(namespace, 'it is synced', 90, ({ status }) => status?.sync?.revision === commit);
    await eventually('the pod waits for its image', async () =>
      (await kubectl(['get', 'pods', '--namespace', namespace])).includes('ImagePullBackOff'),
    );
    const status = await strata('status', `dev/${web}`);
    expect(status.exitCode, status.stdout + status.stderr).toBe(1);
    expect(status.stdout).toContain('objects fail:');
    expect(status.stdout).toMatch(
      new RegExp(`Pod ${web}-\\S+: (?:ImagePullBackOff|ErrImagePull):.*${web}:1`),
    );
    expect(status.stdout).toContain('next: correct the image in gitops.yaml');
  });

  it('say so when it is mended', async () => {
    await shared.repository.edit('gitops.yaml', (text) =>
      text.replace(`registry.invalid/${web}:1`, 'busybox:1.35.0'),
    );
    await shared.repository.generate();
    const commit = await shared.repository.push('The image that was there');
    await healthy(namespace, commit);
    const status = await strata('status', `dev/${web}`);
    expect(status.exitCode, status.stdout + status.stderr).toBe(0);
  });
});
