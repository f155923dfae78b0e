import type { Earnest, Filling } from '../../machines/people/earnest.ts';
import type { Filled, Sample, Samples, Situation } from '../../machines/people/shown.ts';

/** What is tried where nothing was filled in. */
export const NOTHING_FILLED: Filled = { text: '', agency: '', rating: 5 };

/**
 * Samples of the events that the machine takes now, with what was filled in; an event stays on offer
 * where just these fillings are refused.
 */
export function possibleSamples(
  samples: Samples,
  situation: Situation,
  takes: (sample: Sample) => boolean,
): Sample[] {
  const plain = samples({ ...situation, filled: NOTHING_FILLED });
  return samples(situation).filter((sample, n) => {
    const usual = plain[n];
    return takes(sample) || (usual !== undefined && takes(usual));
  });
}

/** What is still to be filled in before the event may be caused; null when it never may be. */
export function missingFor(earnest: Earnest, { event }: Sample, filled: Filled): Filling[] | null {
  const needed = Object.hasOwn(earnest, event.type) ? earnest[event.type] : undefined;
  return needed?.filter((filling) => filled[filling] === '') ?? null;
}
