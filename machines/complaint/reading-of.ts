import type { Kind } from '../district/district.ts';
import type { Understanding } from '../text/understanding.ts';
import type { Reading } from './base/context.ts';

const complaintKinds: ReadonlySet<string> = new Set<Kind>([
  'KELUHAN',
  'SARAN',
  'TANYA',
  'APRESIASI',
  'LAINNYA',
]);

function kindOf(kind: Understanding['kind']): Kind {
  return complaintKinds.has(kind) ? (kind as Kind) : 'KELUHAN';
}

/** What a complaint keeps of the understanding of its text. */
export function readingOf(understanding: Understanding): Reading {
  return {
    kind: kindOf(understanding.kind),
    category: understanding.category,
    agency: understanding.agency,
    place: understanding.place,
    flags: understanding.flags,
    ...(understanding.helper === undefined ? {} : { helper: understanding.helper }),
    ...(understanding.news === undefined ? {} : { news: understanding.news }),
    action: understanding.action,
    confidence: understanding.confidence,
    why: understanding.why,
    alternatives: understanding.alternatives.map(({ category }) => category),
    content: understanding.content,
    ...(understanding.followUp === 'chase' ? { asks: true } : {}),
    ...(understanding.movesTo === true ? { movesTo: true } : {}),
  };
}
