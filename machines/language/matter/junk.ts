import type { Understanding } from '../../text/understanding.ts';

/**
 * A message that is kept apart as advertising or fraud: nothing is answered, the admin may make a complaint of it.
 * @param confidence 0–1
 */
export function asSpam(reading: Understanding, confidence = 0.9): Understanding {
  return {
    ...reading,
    kind: 'SPAM',
    flags: ['spam'],
    action: 'ignore',
    confidence,
    why: ['terbaca sebagai iklan atau penipuan'],
  };
}
