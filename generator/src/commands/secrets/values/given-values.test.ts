import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createColors } from 'picocolors';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SecretRequirement } from '../../../core/desired/template.ts';
import { diskFileSystem } from '../../../shell/files/file-system.ts';
import { readGivenValues } from './given-values.ts';

const PLAIN = 'correct-horse';
const key = (name: string) => ({ key: name, description: name });
const SECRETS: SecretRequirement[] = [
  { name: 'api', description: '', keys: [key('token'), key('user')] },
  { name: 'smtp', description: '', keys: [key('user')] },
  { name: 'open', description: '', keys: [] },
];

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'strata-given-'));
  await writeFile(join(folder, 'token.bin'), Buffer.from([0, 255]));
  await writeFile(join(folder, 'line'), `${PLAIN}\n`);
  await writeFile(join(folder, 'empty'), '');
});
afterAll(() => rm(folder, { recursive: true }));

async function read(fromFile: string[], fromEnv: string[] = []) {
  const said: string[] = [];
  const output = {
    print: () => undefined,
    say: (text: string) => void said.push(text),
    fail: () => undefined,
    progress: () => undefined,
    colors: createColors(false),
    isInteractive: false,
  };
  const env = { TOKEN: PLAIN, EMPTY: '' };
  const dependencies = { cwd: folder, env, fs: diskFileSystem, output };
  const values = await readGivenValues({ fromFile, fromEnv }, SECRETS, dependencies);
  const shown = [...values].flatMap(([secret, keys]) =>
    [...keys].map(([name, value]) => `${secret}/${name}=${value.base64()}`),
  );
  return { shown, said };
}

describe('readGivenValues', () => {
  it('reads files byte by byte, and variables', async () => {
    const { shown, said } = await read(['token=token.bin'], ['smtp/user=TOKEN', 'open/a=TOKEN']);
    const encoded = Buffer.from(PLAIN).toString('base64');
    expect(shown).toEqual(['api/token=AP8=', `smtp/user=${encoded}`, `open/a=${encoded}`]);
    expect(said).toEqual([]);
  });

  it('keeps a line break at the end, and says so without the value', async () => {
    const { shown, said } = await read(['token=line']);
    expect(shown).toEqual([`api/token=${Buffer.from(`${PLAIN}\n`).toString('base64')}`]);
    expect(said).toEqual([
      'warning: the file for api/token ends in a line break, which becomes part of the value',
    ]);
  });

  it.each<[string[], string[], string]>([
    [['token=missing'], [], 'the file for api/token cannot be read (ENOENT)'],
    [['token=empty'], [], 'the file for api/token is empty'],
    [[], ['token=EMPTY'], 'the environment variable for api/token is empty'],
    [[], ['token=UNSET'], 'the environment variable for api/token is not set'],
    [['tokens=line'], [], 'no Secret declares the key "tokens", accepted: token, user, user'],
    [['user=line'], [], 'several Secrets declare the key "user": api/user, smtp/user'],
    [['other/user=line'], [], 'no Secret "other" is declared, accepted: api, smtp, open'],
    [['token=line'], ['token=TOKEN'], 'two values are given for api/token'],
  ])('refuses %j %j', async (fromFile, fromEnv, message) => {
    await expect(read(fromFile, fromEnv)).rejects.toMatchObject({ name: 'UserError', message });
  });

  it('does not repeat what may be a value written by mistake', async () => {
    await expect(read([], [PLAIN])).rejects.toMatchObject({
      message: '--from-env takes [SECRET/]KEY=VARIABLE',
      hint: expect.not.stringContaining(PLAIN),
    });
  });
});
