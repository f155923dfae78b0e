import { describeChannel } from '../contract.ts';
import { AndroidBench } from './bench.ts';

/** A telephone with SMS Gateway for Android, asked alone and with its webhooks. */

describeChannel('Android telephone, asked', () => AndroidBench.make());
describeChannel('Android telephone with webhooks', () => AndroidBench.make({ hook: true }));
