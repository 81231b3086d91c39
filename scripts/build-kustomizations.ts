// Builds every kustomization of the repository with each engine that is installed.
//
//   npm run build:kustomizations              all but those that fetch something
//   npm run build:kustomizations -- --remote  those too
import { $, argv, chalk, which } from 'zx';
import { findKustomizations } from './lib/kustomizations.ts';
import { repositoryFiles } from './lib/repository-files.ts';

interface Engine {
  program: string;
  args: string[];
}

const ENGINES: Engine[] = [
  { program: 'kustomize', args: ['build'] },
  { program: 'kubectl', args: ['kustomize'] },
];

process.exitCode = await main();

async function main(): Promise<number> {
  const engines = ENGINES.filter(({ program }) => which.sync(program, { nothrow: true }) !== null);
  if (engines.length === 0) {
    console.error('Neither kustomize nor kubectl is on the PATH: install one of them.');
    return 2;
  }
  const all = findKustomizations(await repositoryFiles());
  const buildable = all.filter(({ isComponent }) => !isComponent);
  const wanted = buildable.filter(
    ({ folder, isRemote }) =>
      !isRemote || (argv['remote'] === true && !folder.startsWith('generator/tests/')),
  );
  let failures = 0;
  for (const engine of engines) {
    for (const { folder } of wanted) {
      if (!(await build(engine, folder))) failures++;
    }
  }
  const skipped = buildable.filter((kustomization) => !wanted.includes(kustomization));
  for (const { folder } of skipped) console.log(`skipped ${folder}: it fetches something`);
  const engineNames = engines.map(({ program, args }) => [program, ...args].join(' '));
  const result = failures === 0 ? 'all build' : `${failures} builds failed`;
  console.log(`${wanted.length} kustomizations with ${engineNames.join(' and ')}: ${result}`);
  return failures === 0 && wanted.length > 0 ? 0 : 1;
}

async function build({ program, args }: Engine, folder: string): Promise<boolean> {
  const { exitCode, stderr } = await $({
    nothrow: true,
    quiet: true,
  })`${program} ${args} ${folder}`;
  if (exitCode === 0) return true;
  console.error(`${chalk.red('failed')} ${[program, ...args, folder].join(' ')}\n${stderr}`);
  return false;
}
