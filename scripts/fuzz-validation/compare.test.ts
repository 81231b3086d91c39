import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../generator/src/checks/validator.ts';
import { compare } from './compare.ts';
import type { Answer } from './server.ts';

const VALID: Verdict = { findings: [], isSkipped: false };
const INVALID: Verdict = {
  findings: [{ id: 'type', severity: 'error', path: ['spec', 0], message: 'wrong' }],
  isSkipped: false,
};

describe('compare', () => {
  it.each<[Answer['verdict'], Verdict, string, boolean]>([
    ['accepted', VALID, 'accepted', false],
    ['accepted', INVALID, 'false alarms', true],
    ['refused', VALID, 'missed', true],
    ['refused', INVALID, 'refused', false],
    ['unclear', INVALID, 'unclear', false],
    ['refused', { findings: [], isSkipped: true }, 'unclear', false],
  ])('%s by the server', (verdict, judged, outcome, isShown) => {
    const found = compare({ kind: 'X' }, 'made', { verdict, message: '' }, () => judged);
    expect(found.outcome).toBe(outcome);
    expect(found.text !== undefined).toBe(isShown);
  });

  it('shows a rule that crashes, whatever the server says', () => {
    const found = compare({ kind: 'X' }, 'made', { verdict: 'unclear', message: '' }, () => {
      throw new TypeError('no list');
    });
    expect(found.outcome).toBe('crashes');
    expect(found.text).toContain('no list');
  });
});
