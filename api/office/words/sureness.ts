import { percentOf } from '../../../machines/base/percent.ts';

/** How sure a reading is, as people read it; none at all is no figure. */
export function sureness(confidence: number): string {
  return confidence === 0 ? 'belum yakin' : `keyakinan ${percentOf(confidence, 0)}%`;
}
