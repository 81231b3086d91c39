import { once } from 'node:events';
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readRemote, type RemoteAccess } from './remote.ts';

const TOKEN = 'glpat-0123456789';
const COMMIT = 'c'.repeat(40);
const TAGGED = 'd'.repeat(40);

let server: Server;
let url: string;
let folder: string;
let env: Record<string, string>;

beforeAll(async () => {
  server = createServer((request, response) => {
    const login = `Basic ${Buffer.from(`git:${TOKEN}`).toString('base64')}`;
    if (request.url?.startsWith('/private') === true && request.headers.authorization !== login) {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="git"' }).end();
      return;
    }
    if (request.url?.startsWith('/none') === true) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'application/x-git-upload-pack-advertisement' });
    response.end(advertisement());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  folder = await mkdtemp(join(tmpdir(), 'strata-remote-'));
  const { stdout: git } = await execa('which', ['git']);
  // Notes what git is called with, then is git.
  await writeFile(
    join(folder, 'git'),
    `#!/bin/sh\necho "$@" >> '${folder}/arguments'\nexec '${git}' "$@"\n`,
  );
  await chmod(join(folder, 'git'), 0o755);
  env = {
    PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}`,
    HOME: folder,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: `url.${url}/.insteadOf`,
    GIT_CONFIG_VALUE_0: 'https://git.example.org/',
  };
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

/** What a git server says of its branches: gitprotocol-http(5). */
function advertisement(): string {
  const line = (text: string) => (text.length + 4).toString(16).padStart(4, '0') + text;
  return [
    line('# service=git-upload-pack\n'),
    '0000',
    line(`${COMMIT} refs/heads/main\0agent=git/2.39\n`),
    line(`${'e'.repeat(40)} refs/tags/v1\n`),
    line(`${TAGGED} refs/tags/v1^{}\n`),
    '0000',
  ].join('');
}

const token = (text: string): RemoteAccess => ({
  kind: 'token',
  access: { kind: 'token', username: 'git', token: text },
});

test('the commit of a branch, and that of a tag', async () => {
  const read = (revision: string) =>
    readRemote(`${url}/x.git`, revision, { kind: 'anonymous' }, env);
  expect(await read('refs/heads/main')).toEqual({ kind: 'commit', commit: COMMIT });
  expect(await read('refs/tags/v1')).toEqual({ kind: 'commit', commit: TAGGED });
  expect(await read('refs/heads/other')).toEqual({ kind: 'no such revision' });
});

test("the environment's own settings of git hold beside ours", async () => {
  const address = 'https://git.example.org/private.git';
  const answer = await readRemote(address, 'refs/heads/main', token(TOKEN), env);
  expect(answer).toEqual({ kind: 'commit', commit: COMMIT });
});

test('a private repository opens with the token alone, which is in no argument and no file', async () => {
  const address = `${url}/private.git`;
  const read = (access: RemoteAccess) => readRemote(address, 'refs/heads/main', access, env);
  expect(await read({ kind: 'anonymous' })).toMatchObject({ kind: 'unreadable', why: 'access' });
  expect(await read(token(TOKEN))).toEqual({ kind: 'commit', commit: COMMIT });
  const wrong = await read(token('another-token'));
  expect(wrong).toMatchObject({ kind: 'unreadable', why: 'access' });
  expect(JSON.stringify(wrong)).not.toContain('another-token');

  const files = await readdir(folder, { recursive: true });
  const texts = await Promise.all(
    files.filter((file) => file !== 'git').map((file) => readFile(join(folder, file), 'utf8')),
  );
  expect(texts.join('')).toContain('ls-remote');
  expect(texts.join('')).not.toContain(TOKEN);
});

test('what is not there, and a host that does not answer', async () => {
  const read = (address: string) =>
    readRemote(address, 'refs/heads/main', { kind: 'anonymous' }, env);
  expect(await read(`${url}/none.git`)).toMatchObject({ kind: 'unreadable', why: 'access' });
  expect(await read('http://127.0.0.1:1/x.git')).toMatchObject({
    kind: 'unreadable',
    why: 'network',
  });
  expect(await read('https://nowhere.invalid/x.git')).toMatchObject({ why: 'network' });
});
