import { loadFleet } from '../../../config/load-config.ts';
import type { Configuration } from '../../../core/doctor/facts.ts';
import { UserError } from '../../../shell/errors.ts';
import { loadTemplates } from '../../../shell/templates.ts';
import type { Dependencies } from '../../dependencies.ts';
import { readConfigFiles } from '../open-repository.ts';

/** Reads gitops.yaml as every command does, but takes what is wrong with it for an answer. */
export async function examineConfiguration(
  { fs, installation }: Pick<Dependencies, 'fs' | 'installation'>,
  root: string,
): Promise<Configuration> {
  try {
    const files = await readConfigFiles(fs, root);
    const templates = await loadTemplates(fs, root, installation);
    const { fleet, problems } = loadFleet({ files, templates });
    if (fleet !== undefined) return { kind: 'loaded', fleet, warnings: problems.length };
    const errors = problems.filter(({ severity }) => severity === 'error');
    const [first] = errors.map(
      ({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`,
    );
    return { kind: 'invalid', errors: errors.length, first: first ?? '' };
  } catch (error) {
    if (error instanceof UserError) return { kind: 'unreadable', message: error.message };
    throw error;
  }
}
