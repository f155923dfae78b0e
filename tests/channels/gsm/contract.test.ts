import { describeChannel } from '../contract.ts';
import { gsmStand } from './stand.ts';

describeChannel('GSM modem', gsmStand);
