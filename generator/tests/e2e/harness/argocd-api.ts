import { request } from 'node:https';
import type { Readable } from 'node:stream';
import { execa } from 'execa';
import { ARGOCD } from './application.ts';
import { testEnvironment } from './environment.ts';
import { observe } from './kubectl.ts';

/** An object in the tree that Argo CD's UI shows for an Application. */
export interface TreeNode {
  kind: string;
  name: string;
  parentRefs?: { kind: string; name: string }[];
}

/** Asks Argo CD's server for the tree of an Application, as its UI does. */
export async function resourceTree(name: string): Promise<TreeNode[]> {
  return withServer(async (port) => {
    const secret = await observe('secret/argocd-initial-admin-secret', ARGOCD);
    const password = Buffer.from(secret?.data?.['password'] ?? '', 'base64').toString();
    const { token } = await ask<{ token: string }>(port, '/api/v1/session', {
      body: { username: 'admin', password },
    });
    const path = `/api/v1/applications/${name}/resource-tree`;
    return (await ask<{ nodes?: TreeNode[] }>(port, path, { token })).nodes ?? [];
  });
}

/** Forwards a port of this machine to Argo CD's server while `use` runs. */
async function withServer<Value>(use: (port: number) => Promise<Value>): Promise<Value> {
  const { kubeconfig } = testEnvironment();
  const forward = execa(
    'kubectl',
    ['--kubeconfig', kubeconfig, 'port-forward', '-n', ARGOCD, 'service/argocd-server', ':443'],
    { stdin: 'ignore', reject: false },
  );
  try {
    return await use(await forwardedPort(forward.stdout));
  } finally {
    forward.kill();
  }
}

/** The port that kubectl chose, from its first line. */
function forwardedPort(stdout: Readable): Promise<number> {
  return new Promise((resolve, reject) => {
    stdout.on('data', (chunk: Buffer) => {
      const port = /127\.0\.0\.1:(\d+) ->/.exec(chunk.toString())?.[1];
      if (port !== undefined) resolve(Number(port));
    });
    stdout.on('close', () => reject(new Error('kubectl forwarded no port')));
  });
}

/** The server's certificate is its own; the port-forward is the way that one trusts. */
function ask<Answer>(
  port: number,
  path: string,
  { body, token }: { body?: object; token?: string },
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        host: '127.0.0.1',
        port,
        path,
        method: body === undefined ? 'GET' : 'POST',
        rejectUnauthorized: false,
        headers: {
          'content-type': 'application/json',
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          if (response.statusCode === 200) resolve(JSON.parse(text) as Answer);
          else reject(new Error(`${path}: ${response.statusCode ?? 0}`));
        });
      },
    );
    asked.on('error', reject);
    asked.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
