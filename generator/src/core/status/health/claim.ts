import { textAt } from '../read.ts';
import { degraded, healthy, progressing, type HealthRule } from './types.ts';

export const claimHealth: HealthRule = (claim) => {
  const phase = textAt(claim, 'status', 'phase');
  if (phase === 'Bound') return healthy();
  if (phase === 'Pending') return progressing('no volume is bound to it');
  if (phase === 'Lost') return degraded('its volume is gone');
  return { status: 'Unknown', message: '' };
};
