import { describe, expect, it } from '@jest/globals';
import type { Role } from '../../../machines/district/district.ts';
import { createRules } from '../../../machines/district/rules.ts';
import { createDecider } from '../../../machines/engine/decider.ts';
import type { LetterContext, LetterInput } from '../../../machines/letter/context.ts';
import { createLetterMachine } from '../../../machines/letter/machine.ts';
import { november, rules } from '../../boundaries/office.ts';

/** A letter on its way: a draft has neither number nor date, and nothing is noted that was not done. */

const decider = createDecider(createLetterMachine(rules));
const START = november(24, '10.00');
const INPUT: LetterInput = {
  id: 'letter:teguran:2026:k7',
  key: 'f1',
  kind: 'teguran',
  year: 2026,
  subject: 'Teguran atas Aduan yang Belum Dijawab',
  addressee: 'Kepala Dinas Pekerjaan Umum dan Penataan Ruang',
  agency: 'PUPR',
  about: ['2026-A001'],
  at: START,
};

type Said = { type: string; [field: string]: unknown };
type Step = string | Said;

const NUMBERED = {
  type: 'letter.numbered',
  ...{ number: '0007/BARU/2026', sequence: 7, year: 2026, document: 'd1', signer: 'Kepala, K' },
  ...{ subject: INPUT.subject, addressee: INPUT.addressee },
};
const SENT = { type: 'letter.send', via: 'kurir', takenBy: 'Sdr. Staf TU' };
const SCAN = { type: 'letter.attach', document: 's1' };
const VOID = { type: 'letter.void', reason: 'salah alamat' };
const NAMED: Record<string, Said> = { number: NUMBERED, send: SENT, scan: SCAN, void: VOID };

function eventOf(step: Step): Said {
  if (typeof step !== 'string') return step;
  return NAMED[step] ?? { type: `letter.${step}` };
}

/** Plays events through persist and restore; answers which were taken, what they asked for, and what came of it. */
function play(steps: Step[], role: Role = 'admin', input = INPUT, by = decider) {
  let { snapshot } = by.start(input);
  const asked: string[] = [];
  const taken = steps.map((step, index) => {
    const event = eventOf(step);
    snapshot = by.restore(by.persist(snapshot));
    if (snapshot.status !== 'active') return false;
    const engine = ['letter.numbered', 'letter.declined'].includes(event.type);
    const actor = { role: engine ? ('system' as const) : role };
    const decision = by.decide(snapshot, { ...event, at: START + index + 1, by: actor } as never);
    ({ snapshot } = decision);
    asked.push(...decision.effects.map(({ type }) => type));
    return decision.handled;
  });
  return { taken, asked, state: snapshot.value, context: snapshot.context as LetterContext };
}

const WHOLE_WAY = ['initial', 'sign', 'number', 'send', 'scan', 'archive'];

describe('letter machine', () => {
  it('begins without number and date, and is numbered by signing', () => {
    const { context: draft, state } = play([]);
    expect(state).toBe('draft');
    expect(draft).toMatchObject({ number: null, sequence: null, signedAt: null, documents: [] });
    const { context, asked, state: now } = play(['sign', 'number']);
    expect([now, asked]).toEqual(['signed', ['number', 'keepPaper']]);
    expect(context).toMatchObject({
      number: '0007/BARU/2026',
      signedAt: START + 1,
      signer: 'Kepala, K',
    });
  });

  it('goes from draft to archive, and remembers when each step was', () => {
    const { taken, state, context } = play(WHOLE_WAY);
    expect([taken, state]).toEqual([[true, true, true, true, true, true], 'archived']);
    expect(context).toMatchObject({
      initialledAt: START + 1,
      signedAt: START + 2,
      sentAt: START + 4,
      dispatch: { via: 'kurir', takenBy: 'Sdr. Staf TU' },
      archivedAt: START + 6,
    });
    expect(context.documents.map(({ id, kind }) => `${id} ${kind}`)).toEqual([
      'd1 rendered',
      's1 scan',
    ]);
  });

  it.each<[string, Step[], boolean[], string]>([
    ['is not sent unsigned', ['send'], [false], 'draft'],
    ['is not sent before it has its number', ['sign', 'send'], [true, false], 'signing'],
    ['keeps waiting for its number when it is voided', ['sign', 'void'], [true, false], 'signing'],
    [
      'is not archived before it is sent',
      ['sign', 'number', 'archive'],
      [true, true, false],
      'signed',
    ],
    [
      'is not archived without the signed paper',
      ['sign', 'number', 'send', 'archive'],
      [true, true, true, false],
      'sent',
    ],
    [
      'is not archived on a receipt alone',
      ['sign', 'number', 'send', { ...SCAN, kind: 'receipt' }, 'archive'],
      [true, true, true, true, false],
      'sent',
    ],
    [
      'is archived with an electronic signature',
      ['sign', 'number', 'send', { ...SCAN, kind: 'electronic' }, 'archive'],
      [true, true, true, true, true],
      'archived',
    ],
    [
      'is not worded anew once it is signed',
      ['sign', 'number', 'revise'],
      [true, true, false],
      'signed',
    ],
    ['takes no file as a draft', ['scan'], [false], 'draft'],
    ['is voided with a reason only', [{ ...VOID, reason: ' ' }], [false], 'draft'],
    ['stays void', ['void', 'sign'], [true, false], 'voided'],
    [
      'is no longer voided once archived',
      [...WHOLE_WAY, 'void'],
      [true, true, true, true, true, true, false],
      'archived',
    ],
    [
      'is not handed over to nobody',
      ['sign', 'number', { ...SENT, takenBy: ' ' }],
      [true, true, false],
      'signed',
    ],
    [
      'goes by post to nobody',
      ['sign', 'number', { ...SENT, via: 'pos', takenBy: '' }],
      [true, true, true],
      'sent',
    ],
    [
      'was not sent before it was signed',
      ['sign', 'number', { ...SENT, sentAt: START }],
      [true, true, false],
      'signed',
    ],
    [
      'is not sent tomorrow',
      ['sign', 'number', { ...SENT, sentAt: START + 86_400_000 }],
      [true, true, false],
      'signed',
    ],
  ])('%s', (_, steps, taken, state) => {
    expect(play(steps)).toMatchObject({ taken, state });
  });

  it('is a draft again, with the reason, where it could not be numbered', () => {
    const { context, state } = play(['sign', { type: 'letter.declined', reason: 'sudah dijawab' }]);
    expect([state, context.declined, context.signedAt]).toEqual(['draft', 'sudah dijawab', null]);
  });

  it('keeps its number and the reason when it is voided', () => {
    const { context } = play(['sign', 'number', 'void']);
    expect(context).toMatchObject({ number: NUMBERED.number, voided: { reason: 'salah alamat' } });
  });

  it('tells its complaints when it was sent, and when it was called back', () => {
    const forwarding = { ...INPUT, kind: 'penerusan' as const, about: ['2026-A001', '2026-A002'] };
    const told = (steps: Step[]) => play(steps, 'admin', forwarding).asked;
    const numbered = ['number', 'keepPaper'];
    expect(told(['sign', 'number', 'send'])).toEqual([...numbered, 'tell', 'tell', 'handOver']);
    expect(told(['sign', 'number', 'send', 'void']).slice(-2)).toEqual(['tell', 'tell']);
    expect(told(['sign', 'number', 'void'])).toEqual(numbered);
    expect(told(['void'])).toEqual([]);
  });

  it('is not signed on a day on which the pack names nobody', () => {
    const { district, calendar } = rules;
    const { letterhead } = district;
    const signatory = { ...letterhead.signatory, name: '...............' };
    const nobody = createRules(
      { ...district, letterhead: { ...letterhead, signatory, deputies: [] } },
      calendar,
    );
    const unsigned = createDecider(createLetterMachine(nobody));
    expect(play(['sign'], 'admin', INPUT, unsigned)).toMatchObject({
      taken: [false],
      state: 'draft',
    });
  });

  it('is signed by whoever signs its kind, and by nobody who stands in for another', () => {
    const { district, calendar } = rules;
    const { letterhead } = district;
    const sekda = { ...letterhead.signatory, title: 'SEKRETARIS DAERAH', name: 'S' };
    const withHead = (head: object) => {
      const kinds = { teguran: { signatory: sekda, ...head } };
      const own = { ...district, letterhead: { ...letterhead, kinds } };
      return createDecider(createLetterMachine(createRules(own, calendar)));
    };
    const signed = (head: object) => play(['sign'], 'admin', INPUT, withHead(head)).taken;
    const dots = [{ from: '2017-01-01', code: '...' }];
    expect(signed({})).toEqual([true]);
    expect(signed({ signatory: { ...sekda, name: '......' } })).toEqual([false]);
    expect(signed({ units: dots })).toEqual([false]);
    // our own letters do not wait for the names of others
    const forwarding = { ...INPUT, kind: 'penerusan' as const };
    expect(play(['sign'], 'admin', forwarding, withHead({ units: dots })).taken).toEqual([true]);
  });

  it('that comes in is received and archived; nobody here signs it', () => {
    const incoming = { number: '620/1', arrivedAt: START - 5, document: 'd1' };
    const input = { ...INPUT, kind: 'jawaban' as const, incoming };
    const { taken, state, context } = play(['initial', 'sign', 'send', 'archive'], 'admin', input);
    expect([taken, state]).toEqual([[false, false, false, true], 'archived']);
    expect(context).toMatchObject({ number: '620/1', arrivedAt: START - 5, signedAt: null });
  });

  it.each<Role>(['citizen', 'officer', 'regent'])('takes nothing from a %s', (role) => {
    const steps = ['initial', 'sign', 'send', 'archive', 'void', 'revise'];
    expect(play(steps, role).taken).toEqual(steps.map(() => false));
  });
});
