import { join } from 'node:path';
import {
  gitopsReference,
  templateReference,
} from '../../generator/src/config/reference/reference.ts';
import { diskFileSystem } from '../../generator/src/shell/files/file-system.ts';
import { loadTemplates } from '../../generator/src/shell/templates.ts';
import { commandsReference } from './commands-reference.ts';
import { INSTALLATION } from './installation.ts';
import { programForReading } from './program.ts';

const REPOSITORY = join(import.meta.dirname, '..', '..');

/** The pages of docs/reference/ by file name: gitops.yaml, the commands, and each template. */
export async function referencePages(): Promise<Map<string, string>> {
  const templates = await loadTemplates(diskFileSystem, REPOSITORY, INSTALLATION);
  const pages = [
    ['commands.md', commandsReference(programForReading())] as const,
    ['gitops.md', gitopsReference()] as const,
    ...[...templates.values()].map(
      (template) => [`template-${template.name}.md`, templateReference(template)] as const,
    ),
  ];
  return new Map(pages.map(([name, text]) => [name, `${NOTE}\n\n${text}`]));
}

const NOTE = '<!-- Rendered from the source. To change it, edit the source, then: npm run docs -->';
