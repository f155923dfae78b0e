import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { readWeights } from '../../../machines/language/learned/file.ts';
import type { ThreadData } from './in-thread.ts';
import { createLearner } from './learner.ts';

/** The thread that learns: does the one job that it is started with, and ends. */

const { district, weights, job } = workerData as ThreadData;
const learned = readWeights(readFileSync(weights, 'utf8'));
// it judges what texts are about, not whom they accuse
parentPort?.postMessage(createLearner({ ...district, learned, accusing: null }, learned)(job));
