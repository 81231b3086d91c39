import { join } from 'node:path';
import { LINTS } from '../../generator/src/checks/lints/registry.ts';
import {
  gitopsReference,
  templateReference,
} from '../../generator/src/config/reference/reference.ts';
import { diskFileSystem } from '../../generator/src/shell/files/file-system.ts';
import { loadTemplates } from '../../generator/src/shell/templates.ts';
import { commandsReference } from './commands-reference.ts';
import { INSTALLATION } from './installation.ts';
import { lintsReference } from './lints-reference.ts';
import { programForReading } from './program.ts';

const REPOSITORY = join(import.meta.dirname, '..', '..');

/** The pages of docs/reference/ by file name: gitops.yaml, the commands, the lints, and each template. */
export async function referencePages(): Promise<Map<string, string>> {
  const templates = await loadTemplates(diskFileSystem, REPOSITORY, INSTALLATION);
  const pages = [
    ['commands.md', commandsReference(programForReading())] as const,
    ['gitops.md', gitopsReference()] as const,
    ['lints.md', lintsReference(LINTS)] as const,
    ...[...templates.values()].map(
      (template) => [`template-${template.name}.md`, templateReference(template)] as const,
    ),
  ];
  return new Map(pages.map(([name, text]) => [name, `${NOTE}\n\n${text}`]));
}

const NOTE = '<!-- Rendered from the source. To change it, edit the source, then: npm run docs -->';
