import { describeChannel } from '../contract.ts';
import { SmppBench } from './bench.ts';

describeChannel('SMPP', () => SmppBench.make());
describeChannel('SMPP over three connections, long texts whole', () =>
  SmppBench.make({ binds: 3, window: 2, longSms: 'payload' }),
);
