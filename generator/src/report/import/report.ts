import type { Colors } from 'picocolors/types.js';
import type { ImportReport, ImportSummary } from '../../core/import/summary/types.ts';
import { counted } from './numbers.ts';
import { renderSecrets } from './secrets.ts';
import { renderTable } from './table.ts';
import { renderUnshared } from './unshared.ts';

/** What an import made of its input, and what is left for a person to do. */
export function renderImport(report: ImportReport, seconds: number, colors: Colors): string {
  const { summary, skipped, withheldSecrets, notices, next } = report;
  return [
    title(report, seconds, colors),
    renderTable(summary).join('\n'),
    ...section('Means', meansOf(summary), colors),
    ...section('Not shared', renderUnshared(summary.unshared), colors),
    ...section(
      'Skipped',
      skipped.map(({ file, reason }) => `  ${file}: ${reason}`),
      colors,
    ),
    ...section('Secrets', renderSecrets(withheldSecrets), colors),
    ...section(
      'To note',
      notices.flatMap(({ subject, message, hint }) => [
        `  ${subject}: ${message}`,
        ...(hint === undefined ? [] : [`    ${hint}`]),
      ]),
      colors,
    ),
    ...section(
      'Next',
      next.map((command) => `  ${command}`),
      colors,
    ),
  ].join('\n\n');
}

function section(heading: string, lines: readonly string[], colors: Colors): string[] {
  return lines.length === 0 ? [] : [[colors.bold(heading), ...lines].join('\n')];
}

function title(report: ImportReport, seconds: number, colors: Colors): string {
  const { app, summary, created, updated, deleted, unchanged, engine, isDryRun } = report;
  const changes = [
    ...(created.length > 0 ? [`${counted(created.length, 'file')} created`] : []),
    ...(updated.length > 0 ? [`${counted(updated.length, 'file')} updated`] : []),
    ...(deleted.length > 0 ? [`${counted(deleted.length, 'file')} deleted`] : []),
    ...(unchanged > 0 ? [`${unchanged} unchanged`] : []),
  ];
  const overlays = counted(summary.environments.length, 'overlay');
  const proof = `${overlays} proven with ${engine.command} (Kustomize ${engine.version})`;
  const written = isDryRun ? 'Nothing was written; it would be: ' : '';
  return `${colors.bold(app)}: ${written}${changes.join(', ')}. ${proof}, ${seconds.toFixed(1)} s.`;
}

function meansOf({ means }: ImportSummary): string[] {
  const width = Math.max(0, ...means.map((each) => each.means.length));
  return means.map((each) => `  ${each.means.padEnd(width)}  ${each.uses}`);
}
