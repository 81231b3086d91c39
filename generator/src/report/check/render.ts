import type { Colors } from 'picocolors/types.js';
import { renderCheckGithub } from './github.ts';
import { renderCheckJson } from './json.ts';
import { renderCheckMarkdown } from './markdown.ts';
import type { CheckReport } from './report.ts';
import { renderCheckSarif } from './sarif.ts';
import { renderCheckText } from './text.ts';

export type CheckFormat = 'text' | 'json' | 'github' | 'sarif' | 'markdown';

/** The report in one of its forms. */
export function renderCheck(report: CheckReport, format: CheckFormat, colors: Colors): string {
  switch (format) {
    case 'text':
      return renderCheckText(report, colors);
    case 'json':
      return renderCheckJson(report);
    case 'github':
      return renderCheckGithub(report);
    case 'sarif':
      return renderCheckSarif(report);
    case 'markdown':
      return renderCheckMarkdown(report);
  }
}
