import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newApp } from '../../src/commands/new/new-app.ts';
import { newEnvironment } from '../../src/commands/new/new-environment.ts';
import { newOverlay } from '../../src/commands/new/new-overlay.ts';
import type { Ask } from '../../src/shell/ask.ts';
import { UserError } from '../../src/shell/errors.ts';
import { generatedRepository } from './generated-repository.ts';
import { recording } from './run-in-process.ts';
import { SAMPLE } from './sample.ts';
import { snapshot } from './temp-repository.ts';

const repositoryCopy = generatedRepository();
const NOTHING_GIVEN = { env: [], app: [], set: [], dryRun: false };

describe('what is not given is asked for', () => {
  test('of a new app, down to the values that its template needs', async () => {
    const root = await repositoryCopy();
    const { ask, asked } = person(['shop', 'workload', ['prod'], 'ghcr.io/acme/shop:1.4.0']);
    expect(await newApp(undefined, NOTHING_GIVEN, recording(root).dependencies, ask)).toBe(0);
    expect(asked).toEqual([
      'Name of the app?',
      'Template? wordpress, workload',
      'Environments? dev, prod',
      'image',
    ]);
    expect(await gitops(root)).toBe(
      `${SAMPLE}  shop:
    template: workload
    values:
      image: ghcr.io/acme/shop:1.4.0
    environments:
      prod: {}
`,
    );
  });

  test('of a new environment', async () => {
    const root = await repositoryCopy();
    const { ask, asked } = person(['qa', 'prod', ['web']]);
    expect(await newEnvironment(undefined, NOTHING_GIVEN, recording(root).dependencies, ask)).toBe(
      0,
    );
    expect(asked).toEqual([
      'Name of the environment?',
      'Start from the settings and values of another environment? (none), dev, prod',
      'Apps to deploy there? web',
    ]);
    expect(await gitops(root)).toContain('  qa:\n    cluster: local\n    extends: prod\n');
  });

  test('of a new overlay', async () => {
    const root = await repositoryCopy();
    const first = person(['qa', '(none)', []]).ask;
    await newEnvironment(undefined, NOTHING_GIVEN, recording(root).dependencies, first);
    const { ask, asked } = person(['web', 'qa']);
    expect(await newOverlay(undefined, NOTHING_GIVEN, recording(root).dependencies, ask)).toBe(0);
    expect(asked).toEqual(['App? web', 'Environment? dev, prod, qa']);
    expect(await gitops(root)).toMatch(/\n {6}qa: \{\}\n$/);
  });
});

test('nothing is asked that was given', async () => {
  const root = await repositoryCopy();
  const { ask, asked } = person([]);
  const options = {
    ...NOTHING_GIVEN,
    template: 'workload',
    env: ['dev'],
    set: ['image=ghcr.io/acme/shop:1.4.0'],
  };
  expect(await newApp('shop', options, recording(root).dependencies, ask)).toBe(0);
  expect(asked).toEqual([]);
});

test('a person who gives up changes nothing', async () => {
  const root = await repositoryCopy();
  const before = await snapshot(root);
  const { ask } = person(['shop', new UserError('cancelled')]);
  const run = newApp(undefined, NOTHING_GIVEN, recording(root).dependencies, ask);
  await expect(run).rejects.toThrow('cancelled');
  expect(await snapshot(root)).toEqual(before);
});

/** Answers one question after another, and keeps what was asked, with the choices. */
function person(answers: readonly (string | string[] | Error)[]): { ask: Ask; asked: string[] } {
  const rest = [...answers];
  const asked: string[] = [];
  const answer = (question: string): Promise<string | string[]> => {
    asked.push(question);
    const next = rest.shift() ?? new Error(`nobody answers "${question}"`);
    return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
  };
  const list = (options: readonly { value: string }[]): string =>
    options.map(({ value }) => value).join(', ');
  return {
    asked,
    ask: {
      text: async ({ message }) => String(await answer(message)),
      select: async ({ message, options }) => String(await answer(`${message} ${list(options)}`)),
      selectMany: async ({ message, options }) => {
        const chosen = await answer(`${message} ${list(options)}`);
        return [chosen].flat();
      },
    },
  };
}

function gitops(root: string): Promise<string> {
  return readFile(join(root, 'gitops.yaml'), 'utf8');
}
