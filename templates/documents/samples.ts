import type { Documents, Samples } from './documents.ts';
import { guideSamples } from './guide-samples.ts';
import { letterSamples } from './letter-samples.ts';
import { reportSamples } from './report-samples.ts';

/** Samples of every document. */
export const documentSamples: Samples<Documents> = {
  ...letterSamples,
  ...reportSamples,
  ...guideSamples,
};
