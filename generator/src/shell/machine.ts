import { execa } from 'execa';
import type { Platform } from '../core/doctor/facts.ts';
import { errorCode } from './files/describe-failure.ts';
import type { FileSystem } from './files/file-system.ts';

/** The machine, and the version of the Node.js that runs. */
export async function readMachine(fs: FileSystem): Promise<{ node: string; platform: Platform }> {
  const { platform: os, arch, versions } = process;
  const distributions = os === 'linux' ? await readDistributions(fs) : [];
  return { node: versions.node, platform: { os, arch, distributions } };
}

/**
 * Version of kubectl, such as `1.35.1`; undefined where it cannot be run.
 *
 * @param env the process's environment; `PATH` is read
 */
export async function kubectlVersion(
  env: Readonly<Record<string, string | undefined>>,
): Promise<string | undefined> {
  const result = await execa('kubectl', ['version', '--client', '--output=json'], {
    reject: false,
    stdin: 'ignore',
    extendEnv: false,
    env: { ...env },
    timeout: 30_000,
  });
  return /"gitVersion":\s*"v?([^"\s]+)"/.exec(result.failed ? '' : result.stdout)?.[1];
}

/** `ID` and `ID_LIKE` of os-release (freedesktop.org, os-release(5)). */
async function readDistributions(fs: FileSystem): Promise<string[]> {
  try {
    const text = new TextDecoder().decode(await fs.readFile('/etc/os-release'));
    return ['ID', 'ID_LIKE'].flatMap((key) => {
      const value = new RegExp(`^${key}=["']?([^"'\\n]*)`, 'm').exec(text)?.[1] ?? '';
      return value.split(' ').filter((name) => name !== '');
    });
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return [];
  }
}
