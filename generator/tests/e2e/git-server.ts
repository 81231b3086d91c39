// Serves a folder of bare repositories over HTTP, for reading and pushing, by Git's own http-backend,
// to whoever reaches the address: for a cluster that lasts for its tests.
//
//   npx tsx generator/tests/e2e/git-server.ts ADDRESS PORT FOLDER
import { execFileSync, spawn } from 'node:child_process';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join, resolve } from 'node:path';

const [address, port, folder] = process.argv.slice(2);
if (address === undefined || port === undefined || folder === undefined) {
  throw new Error('git-server.ts ADDRESS PORT FOLDER');
}
const backend = join(execFileSync('git', ['--exec-path']).toString().trim(), 'git-http-backend');

createServer((request, response) => serve(request, response, resolve(folder))).listen(
  Number(port),
  address,
);

function serve(request: IncomingMessage, response: ServerResponse, root: string): void {
  const url = new URL(request.url ?? '/', 'http://git');
  const git = spawn(backend, {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: {
      PATH: process.env['PATH'],
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: '1',
      REMOTE_USER: 'developer',
      REMOTE_ADDR: request.socket.remoteAddress,
      REQUEST_METHOD: request.method,
      PATH_INFO: decodeURIComponent(url.pathname),
      QUERY_STRING: url.search.slice(1),
      CONTENT_TYPE: request.headers['content-type'],
      CONTENT_LENGTH: request.headers['content-length'],
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'],
      GIT_PROTOCOL: request.headers['git-protocol']?.toString(),
    },
  });
  request.pipe(git.stdin);
  git.stdin.on('error', () => request.unpipe());
  let head = Buffer.alloc(0);
  git.stdout.on('data', (chunk: Buffer) => {
    if (response.headersSent) {
      response.write(chunk);
      return;
    }
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf('\r\n\r\n');
    if (end === -1) return;
    answer(response, head.subarray(0, end).toString());
    response.write(head.subarray(end + 4));
  });
  git.stdout.on('end', () => response.end());
}

/** Status and headers as a CGI program gives them. */
function answer(response: ServerResponse, head: string): void {
  const headers = head.split('\r\n').map((line) => line.split(/:\s*/, 2) as [string, string]);
  const status = headers.find(([name]) => name === 'Status')?.[1] ?? '200';
  for (const [name, value] of headers) if (name !== 'Status') response.setHeader(name, value);
  response.writeHead(Number.parseInt(status, 10));
}
