import { describeChannel } from '../contract.ts';
import { HilinkBench } from './bench.ts';

describeChannel('HiLink stick', () => HilinkBench.make());
