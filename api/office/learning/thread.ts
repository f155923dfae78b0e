import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { readWeights } from '../../../machines/language/learned/file.ts';
import type { ThreadData } from './in-thread.ts';
import { createLearner } from './learner.ts';

/** The thread that learns: does the one job that it is started with, and ends. */

const { district, weights, job } = workerData as ThreadData;
const learned = readWeights(readFileSync(weights, 'utf8'));
parentPort?.postMessage(createLearner({ ...district, learned }, learned)(job));
