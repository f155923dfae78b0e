import { checkLimits } from './check.ts';
import { sendingLimits } from './sending.ts';

checkLimits('sending', sendingLimits);
