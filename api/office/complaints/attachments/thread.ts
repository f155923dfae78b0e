import { parentPort, workerData } from 'node:worker_threads';
import { BrokenFile } from './jpeg.ts';
import { strippedPdf } from './pdf.ts';
import type { Stripped } from './pdf-in-thread.ts';

/** The thread that reads a PDF: does the one that it is started with, and ends. */

async function stripped(file: Uint8Array): Promise<Stripped> {
  try {
    return { bytes: await strippedPdf(Buffer.from(file)) };
  } catch (error) {
    if (error instanceof BrokenFile) return { broken: error.message };
    throw error;
  }
}

parentPort?.postMessage(await stripped(workerData as Uint8Array));
