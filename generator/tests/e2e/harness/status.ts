import { testEnvironment } from './environment.ts';
import type { Repository } from './repository.ts';

/** What `strata status` says of one deployment; `text` is all that it says of it. */
export interface Told {
  exitCode: number | undefined;
  sync: string;
  health: string;
  fine: boolean;
  /** The commit deployed, and how it stands to git's. */
  revision: { deployed: string | null; relation: string; behind: number };
  text: string;
}

/** Asks `strata status` of a deployment, `dev/web`. @throws what it says where it could not tell */
export async function status(repository: Repository, deployment: string): Promise<Told> {
  const { kubeconfig } = testEnvironment();
  const args = ['status', deployment, '--json', '--kubeconfig', kubeconfig];
  const { exitCode, stdout, stderr } = await repository.strata(args);
  if (exitCode === 2) throw new Error(stderr);
  const { deployments } = JSON.parse(stdout) as { deployments: Omit<Told, 'exitCode' | 'text'>[] };
  const [row, ...others] = deployments;
  if (row === undefined || others.length > 0) throw new Error(`${deployments.length} rows`);
  return { exitCode, ...row, text: JSON.stringify(row) };
}
