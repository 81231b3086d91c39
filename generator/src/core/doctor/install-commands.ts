import type { Platform } from './facts.ts';

/**
 * Commands that install Kustomize, as its releases and packages are published
 * (https://kubectl.docs.kubernetes.io/installation/kustomize/). Debian and its like have no package.
 *
 * @param options.exact whether it must be this version: Homebrew has the newest alone
 */
export function installKustomize(
  platform: Platform,
  version: string,
  options: { exact: boolean },
): string[] {
  const { os } = platform;
  if (os === 'win32') {
    return [`winget install --exact --id Kubernetes.kustomize --version ${version}`];
  }
  if (os === 'darwin' && !options.exact) return ['brew install kustomize'];
  const arch = goArch(platform);
  if (arch === undefined || (os !== 'linux' && os !== 'darwin')) {
    return ['see https://kubectl.docs.kubernetes.io/installation/kustomize/'];
  }
  const archive = `kustomize_v${version}_${os}_${arch}.tar.gz`;
  const release = `https://github.com/kubernetes-sigs/kustomize/releases/download/kustomize%2Fv${version}`;
  const verify = os === 'darwin' ? 'shasum -a 256 --check' : 'sha256sum --check';
  return inTurn([
    `curl -fsSLO ${release}/${archive}`,
    `curl -fsSL ${release}/checksums.txt | grep ${archive} | ${verify}`,
    `tar -xzf ${archive} kustomize`,
    'sudo install -m 0755 kustomize /usr/local/bin/kustomize',
  ]);
}

/** Commands that install kubectl (https://kubernetes.io/docs/tasks/tools/). */
export function installKubectl(platform: Platform): string[] {
  const arch = goArch(platform);
  switch (platform.os) {
    case 'win32':
      return ['winget install --exact --id Kubernetes.kubectl'];
    case 'darwin':
      return ['brew install kubectl'];
    default:
      if (platform.os !== 'linux' || arch === undefined) {
        return ['see https://kubernetes.io/docs/tasks/tools/'];
      }
      return inTurn([
        `curl -fsSLO "https://dl.k8s.io/release/$(curl -fsSL https://dl.k8s.io/release/stable.txt)/bin/linux/${arch}/kubectl"`,
        'sudo install -m 0755 kubectl /usr/local/bin/kubectl',
      ]);
  }
}

/** The command that installs git (https://git-scm.com/downloads). */
export function installGit({ os, distributions }: Platform): string[] {
  if (os === 'win32') return ['winget install --exact --id Git.Git'];
  if (os === 'darwin') return ['brew install git'];
  const known = distributions.find((name) => PACKAGE_MANAGERS.has(name)) ?? '';
  const command = PACKAGE_MANAGERS.get(known);
  return [command === undefined ? 'see https://git-scm.com/downloads' : `${command} git`];
}

/** The command that installs Node.js (https://nodejs.org/en/download). */
export function installNode({ os }: Platform): string[] {
  if (os === 'win32') return ['winget install --exact --id OpenJS.NodeJS.LTS'];
  if (os === 'darwin') return ['brew install node@22'];
  return ['nvm install 22   # or see https://nodejs.org/en/download'];
}

const PACKAGE_MANAGERS: ReadonlyMap<string, string> = new Map([
  ['debian', 'sudo apt-get install --yes'],
  ['ubuntu', 'sudo apt-get install --yes'],
  ['fedora', 'sudo dnf install --assumeyes'],
  ['rhel', 'sudo dnf install --assumeyes'],
  ['alpine', 'sudo apk add'],
  ['arch', 'sudo pacman --sync --noconfirm'],
  ['suse', 'sudo zypper --non-interactive install'],
]);

/** Lines that a shell runs as one command, up to the first that fails. */
function inTurn(commands: readonly string[]): string[] {
  return commands.map((line, index) => (index === commands.length - 1 ? line : `${line} &&`));
}

/** The architecture as the published programs name it. */
function goArch({ arch }: Platform): string | undefined {
  return ARCHITECTURES.get(arch);
}

const ARCHITECTURES: ReadonlyMap<string, string> = new Map([
  ['x64', 'amd64'],
  ['arm64', 'arm64'],
  ['ppc64', 'ppc64le'],
  ['s390x', 's390x'],
]);
