import { describe, expect, it } from 'vitest';
import type { Platform } from './facts.ts';
import { installGit, installKubectl, installKustomize, installNode } from './install-commands.ts';

function platform(os: string, arch = 'x64', distributions: string[] = []): Platform {
  return { os, arch, distributions };
}
const ANY = { exact: false };

describe('the commands that install Kustomize', () => {
  it('fetch the release for the architecture and verify it before it is installed', () => {
    const lines = installKustomize(platform('linux', 'arm64'), '5.8.1', ANY);
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatch(/kustomize%2Fv5\.8\.1\/kustomize_v5\.8\.1_linux_arm64\.tar\.gz &&$/);
    expect(lines[1]).toMatch(/\| sha256sum --check &&$/);
    expect(lines[3]).toBe('sudo install -m 0755 kustomize /usr/local/bin/kustomize');
  });

  it('use Homebrew on macOS unless it must be one version', () => {
    const macOS = platform('darwin', 'arm64');
    expect(installKustomize(macOS, '5.8.1', ANY)).toEqual(['brew install kustomize']);
    const exact = installKustomize(macOS, '5.7.0', { exact: true });
    expect(exact[0]).toContain('kustomize_v5.7.0_darwin_arm64.tar.gz');
    expect(exact[1]).toContain('shasum -a 256 --check');
  });

  it('use winget on Windows', () => {
    expect(installKustomize(platform('win32'), '5.8.1', ANY)).toEqual([
      'winget install --exact --id Kubernetes.kustomize --version 5.8.1',
    ]);
  });

  it('point to the page where there is no published program', () => {
    expect(installKustomize(platform('linux', 'mips'), '5.8.1', ANY)[0]).toMatch(/^see https:/);
    expect(installKustomize(platform('freebsd'), '5.8.1', ANY)[0]).toMatch(/^see https:/);
  });
});

describe('the commands that install the rest', () => {
  it('take kubectl from its release, Homebrew or winget', () => {
    expect(installKubectl(platform('linux'))[0]).toContain('/bin/linux/amd64/kubectl');
    expect(installKubectl(platform('darwin'))).toEqual(['brew install kubectl']);
    expect(installKubectl(platform('win32'))[0]).toContain('Kubernetes.kubectl');
    expect(installKubectl(platform('aix'))[0]).toMatch(/^see https:/);
  });

  it('take git from the package manager of the distribution, or of one that it derives from', () => {
    expect(installGit(platform('linux', 'x64', ['debian']))).toEqual([
      'sudo apt-get install --yes git',
    ]);
    expect(installGit(platform('linux', 'x64', ['rocky', 'rhel', 'centos']))).toEqual([
      'sudo dnf install --assumeyes git',
    ]);
    expect(installGit(platform('linux', 'x64', ['unheard-of']))[0]).toMatch(/^see https:/);
    expect(installGit(platform('darwin'))).toEqual(['brew install git']);
    expect(installGit(platform('win32'))[0]).toContain('Git.Git');
  });

  it('have a way to Node.js on every system', () => {
    const ways = ['linux', 'darwin', 'win32'].map((os) => installNode(platform(os))[0]);
    expect(ways.map((way) => way?.split(' ')[0])).toEqual(['nvm', 'brew', 'winget']);
  });
});
