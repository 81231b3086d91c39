import { createColors } from 'picocolors';
import { expect, test } from 'vitest';
import type { Finding } from '../core/doctor/finding.ts';
import { renderFindings } from './doctor.ts';

const PLAIN = createColors(false);
const NODE: Finding = { subject: 'Node.js', status: 'ok', found: '20.19.0', advice: [] };

test('findings are aligned, with what to do below', () => {
  const findings: Finding[] = [
    NODE,
    { subject: 'git', status: 'missing', found: 'not installed', advice: ['brew install git'] },
    { subject: 'kubectl', status: 'warning', found: 'not installed', advice: [] },
  ];
  expect(renderFindings(findings, PLAIN)).toBe(
    [
      'ok       Node.js  20.19.0',
      'missing  git      not installed',
      '           brew install git',
      'warning  kubectl  not installed',
      '',
      '1 thing that is needed is missing or wrong. 1 warning.',
    ].join('\n'),
  );
});

test('where nothing is missing the last line says so', () => {
  expect(renderFindings([NODE], PLAIN)).toMatch(/\nAll that is needed is there\.$/);
});
