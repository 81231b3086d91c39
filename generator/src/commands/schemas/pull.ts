import { posix, resolve } from 'node:path';
import { minorVersion, schemaFiles, type SchemaFile } from '../../core/openapi/schema-files.ts';
import { UserError } from '../../shell/errors.ts';
import { readCluster } from '../../shell/schemas/read-cluster.ts';
import { SCHEMAS } from '../../shell/schemas/folders.ts';
import { writeSchemas } from '../../shell/schemas/write-schemas.ts';
import type { Dependencies, ExitCode } from '../dependencies.ts';
import { findRoot } from '../steps/open-repository.ts';

export interface PullOptions {
  kubeconfig?: string;
  context?: string;
  /** Of the folder; the server's major and minor version unless said. */
  name?: string;
}

/**
 * `strata schemas pull`: puts what validation needs of a cluster below generator/schemas/. The same
 * cluster gives the same files.
 */
export async function pullSchemas(
  options: PullOptions,
  { cwd, fs, output }: Dependencies,
): Promise<ExitCode> {
  const { kubeconfig, context } = options;
  const root = await findRoot(fs, cwd);
  output.progress('reading the cluster');
  const server = await readCluster({
    kubeconfig: kubeconfig === undefined ? undefined : resolve(cwd, kubeconfig),
    context,
  });
  output.progress('');
  const name = options.name ?? minorVersion(server.version);
  if (name === undefined || !/^[A-Za-z0-9][-A-Za-z0-9._]*$/.test(name)) {
    throw new UserError(`\`${name ?? server.version}\` cannot name a folder of schemas`, {
      hint: 'choose a name such as 1.35 with --name',
    });
  }
  const files = schemaFiles(server);
  const folder = posix.join(SCHEMAS, name);
  await writeSchemas(fs, root, folder, files);
  output.print(`${folder}: Kubernetes ${server.version}, ${describeFiles(files)}`);
  return 0;
}

function describeFiles(files: readonly SchemaFile[]): string {
  const custom = files.filter(({ path }) => path.startsWith('custom/')).length;
  const size = Math.ceil(files.reduce((sum, { content }) => sum + content.length, 0) / 1024);
  return `${custom} custom ${custom === 1 ? 'resource' : 'resources'}, ${size} KiB`;
}
