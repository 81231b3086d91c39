import { describe, expect, test } from 'vitest';
import { generatedRepository } from './generated-repository.ts';
import { runStrata } from './run-strata.ts';
import { snapshot, temporaryFolder, writeAll } from './temp-repository.ts';

const repositoryCopy = generatedRepository();
const SEE_HELP = 'Run with --help for the accepted options.\n';

describe('a mistake on the command line is told, and changes nothing', () => {
  test.each<[args: string[], stderr: string]>([
    [['generat'], `error: unknown command 'generat'\n(Did you mean generate?)\n${SEE_HELP}`],
    [
      ['generate', '--discrd', 'x'],
      `error: unknown option '--discrd'\n(Did you mean --discard?)\n${SEE_HELP}`,
    ],
    [
      ['generate', 'overlays'],
      `error: too many arguments for 'generate'. Expected 0 arguments but got 1.\n${SEE_HELP}`,
    ],
    [['generate', '--discard'], `error: option '--discard <file>' argument missing\n${SEE_HELP}`],
    [['adopt'], `error: missing required argument 'files'\n${SEE_HELP}`],
    [
      ['generate', '--discard', 'overlays/dev/web/gone.yaml'],
      'error: --discard overlays/dev/web/gone.yaml: there is no such generated file.\n\nNothing was written.\n',
    ],
    [
      ['generate', '--check', '--discard', '../outside.yaml'],
      'error: --discard ../outside.yaml: there is no such generated file.\n\nNothing was written.\n',
    ],
    [
      ['adopt', 'overlays/dev/web/kustomization.yaml'],
      'error: overlays/dev/web/kustomization.yaml was not edited by hand\n  run generate to see which files were edited\n',
    ],
    [
      ['adopt', '/etc/passwd'],
      'error: /etc/passwd is not a file that the generator writes\n  run generate to see which files were edited\n',
    ],
    [
      ['new', 'app'],
      'error: the name of the app is missing, and there is no terminal to ask on\n  give it on the command line; --help shows examples\n',
    ],
    [
      ['new', 'app', 'shop'],
      'error: --template is missing, and there is no terminal to ask on\n  give it on the command line; --help shows examples\n',
    ],
    [
      ['new', 'app', 'shop', '--template', 'workload'],
      'error: --env is missing, and there is no terminal to ask on\n  give it on the command line; --help shows examples\n',
    ],
    [
      ['new', 'env'],
      'error: the name of the environment is missing, and there is no terminal to ask on\n  give it on the command line; --help shows examples\n',
    ],
    [
      ['new', 'overlay'],
      'error: <env>/<app> is missing, and there is no terminal to ask on\n  give it on the command line; --help shows examples\n',
    ],
    [
      ['new', 'app', 'shop', '--template', 'worload', '--env', 'dev'],
      'error: unknown template "worload", accepted: wordpress, workload\n  did you mean "workload"?\n',
    ],
    [
      ['new', 'app', 'shop', '--template', 'workload', '--env', 'def'],
      'error: unknown environment "def", accepted: dev, prod\n  did you mean "dev"?\n',
    ],
    [
      ['new', 'app', 'shop', '--template', 'workload', '--env', 'dev'],
      'error: with this change there would be errors (lines as they would be):\n' +
        'gitops.yaml:31:7: "values.image" is missing, it must be a string\n' +
        '  nothing was changed; give other or missing values with --set\n',
    ],
    [
      ['new', 'app', 'shop', '--template', 'workload', '--env', 'dev', '--set', 'image'],
      'error: --set image: expected PATH=VALUE, such as service.port=8080\n',
    ],
    [
      ['new', 'app', 'shop', '--template', 'workload', '--env', 'dev', '--set', '__proto__.a=1'],
      'error: --set __proto__.a=1: expected PATH=VALUE, such as service.port=8080\n',
    ],
    [
      ['new', 'app', 'shop', '--template', 'workload', '--env', 'dev', '--set', 'image=[a'],
      `error: --set image=[a: the value is no YAML; quote it, as in 'key="a: b"'\n`,
    ],
    [
      ['new', 'app', 'web', '--template', 'workload', '--env', 'dev'],
      'error: app "web" exists already\n  choose another name\n',
    ],
    [
      ['new', 'app', '../web', '--template', 'workload', '--env', 'dev'],
      'error: app name "../web" is no DNS label, accepted are lower-case letters, digits and "-", not first or last\n',
    ],
    [
      ['new', 'env', 'qa', '--cluster', 'lokal'],
      'error: unknown cluster "lokal", accepted: local\n  did you mean "local"?\n',
    ],
    [
      ['new', 'env', 'qa', '--extends', 'prd'],
      'error: unknown environment "prd", accepted: dev, prod\n  did you mean "prod"?\n',
    ],
    [
      ['new', 'env', 'qa', '--app', 'wep'],
      'error: unknown app "wep", accepted: web\n  did you mean "web"?\n',
    ],
    [
      ['new', 'env', 'qa', '--app', 'web', '--set', 'replicas=2'],
      'error: --set replicas...: expected APP.PATH=VALUE with one of the apps web\n',
    ],
    [
      ['new', 'env', 'qa', '--app', 'web', '--set', 'web=2'],
      'error: --set web=...: expected APP.PATH=VALUE, such as web.replicas=2\n',
    ],
    [['new', 'env', 'prod'], 'error: environment "prod" exists already\n  choose another name\n'],
    [['new', 'overlay', 'web'], 'error: "web" is no <env>/<app>\n  such as prod/wordpress\n'],
    [['new', 'overlay', 'qa/web'], 'error: unknown environment "qa", accepted: dev, prod\n'],
    [
      ['new', 'overlay', 'dev/wep'],
      'error: unknown app "wep", accepted: web\n  did you mean "web"?\n',
    ],
    [
      ['new', 'overlay', 'overlays/prod/web/'],
      'error: app "web" has environment "prod" already\n  change it in place\n',
    ],
    [
      ['explain', 'prod/wep'],
      'error: there is no deployment "prod/wep", accepted: dev/web, prod/web\n  did you mean "prod/web"?\n',
    ],
  ])('%j', async (args, stderr) => {
    const root = await repositoryCopy();
    const before = await snapshot(root);
    const run = await runStrata(root, args);
    expect(run).toEqual({ exitCode: 2, stdout: '', stderr });
    expect(await snapshot(root)).toEqual(before);
  });
});

describe('help', () => {
  test.each([
    '--help',
    'generate --help',
    'check --help',
    'new --help',
    'new app --help',
    'new env --help',
    'new overlay --help',
    'import --help',
    'adopt --help',
    'explain --help',
    'doctor --help',
  ])('%s shows examples', async (command) => {
    const run = await runStrata(await temporaryFolder(), command.split(' '));
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    expect(run.stdout).toMatch(/^Usage: strata /);
    expect(run.stdout).toMatch(/\nExamples:\n {2}np[mx] .*\n/);
    expect(run.stdout).not.toContain('default:');
  });

  test('is what a command line without a command gives, as an error', async () => {
    const root = await temporaryFolder();
    const [without, help] = [await runStrata(root, []), await runStrata(root, ['--help'])];
    expect(without).toEqual({ exitCode: 2, stdout: '', stderr: help.stdout });
  });
});

test('the version is that of the package', async () => {
  const run = await runStrata(await temporaryFolder(), ['--version']);
  expect(run).toEqual({
    exitCode: 0,
    stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    stderr: '',
  });
});

test('a command works from any folder of the repository', async () => {
  const root = await repositoryCopy();
  await writeAll(root, { 'docs/notes.md': '' });
  const run = await runStrata(root, ['generate', '--check'], { cwd: `${root}/docs` });
  expect(run).toMatchObject({ exitCode: 0, stderr: '' });
});
