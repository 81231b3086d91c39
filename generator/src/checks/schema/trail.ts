import type { Finding, Severity } from '../finding.ts';

/** Where in an object the validation stands, and what it has found on its way. */
export class Trail {
  readonly findings: Finding[] = [];
  /** Keys and indexes from the object's root to the value in hand. */
  readonly path: (string | number)[] = [];

  report(id: string, message: string, remediation?: string, severity: Severity = 'error'): void {
    const finding: Finding = { id, severity, path: [...this.path], message };
    if (remediation !== undefined) finding.remediation = remediation;
    this.findings.push(finding);
  }

  /** Reports something about a key of the value in hand. */
  reportAt(key: string | number, ...finding: Parameters<Trail['report']>): void {
    this.path.push(key);
    this.report(...finding);
    this.path.pop();
  }
}
