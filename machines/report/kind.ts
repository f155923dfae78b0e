import type { Kind } from '../engine/kind.ts';
import type { ReportMachine } from './machine.ts';

export const REPORT: Kind<ReportMachine> = { name: 'report', idPrefix: 'report:' };
