import { outside, outsideFiles } from '../folder.ts';

/** Public vectors of other projects. */

/** A whole PDU and what the source states of it. */
export interface PduVector {
  id: string;
  pdu: string;
  hasSmsc: boolean;
  direction: 'MT' | 'MO';
  operation: 'decode' | 'encode' | 'both';
  tpduLength?: number;
  reject?: boolean;
  expected: Record<string, unknown>;
  context?: unknown;
}

/** One rule alone: packing, an address, a timestamp … */
export interface UnitVector {
  id: string;
  kind: string;
  input: Record<string, unknown>;
  expected: Record<string, unknown>;
  reject?: boolean;
}

/** An input that node-sms-pdu gets wrong. */
interface Failure {
  id: string;
  side: 'parse' | 'generateSubmit';
  input: string;
  expected?: Record<string, unknown>;
}

const load = <Vector>(name: string) => outside<Vector[]>('vectors', name);

/** The inputs for reading, as vectors like the others. */
function failures(): PduVector[] {
  return load<Failure>('node-sms-pdu-failures.json')
    .filter(({ side }) => side === 'parse')
    .map(({ id, input, expected = {} }) => ({
      id,
      pdu: input,
      hasSmsc: true,
      direction: expected.type === 'SUBMIT' ? 'MO' : 'MT',
      operation: 'decode',
      reject: expected.error !== undefined,
      expected,
    }));
}

export const pduVectors: PduVector[] = [
  ...outsideFiles('vectors')
    .filter((name) => name.startsWith('pdu-'))
    .flatMap((name) => load<PduVector>(name)),
  ...failures(),
];

export const unitVectors: UnitVector[] = load('unit-vectors.json');
