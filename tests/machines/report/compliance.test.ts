import { describe, expect, it } from '@jest/globals';
import { createComplaintMachine } from '../../../machines/complaint/flow/machine.ts';
import { createRules } from '../../../machines/district/rules.ts';
import { createDecider } from '../../../machines/engine/decider.ts';
import { complianceOf } from '../../../machines/report/compliance.ts';
import type { FiledSms } from '../../../machines/report/evidence.ts';
import { loadPack } from '../../support/pack.ts';
import { PRINTED } from '../../support/press.ts';
import { begin, contextOf, type Held, move, type Timed } from '../complaint/held.ts';
import { type First, inputOf, PEOPLE } from '../complaint/office.ts';

/** The SOP of one complaint: step, standard, actual, evidence. */

const { rules: pack } = loadPack();
const { policy } = pack.district;
const rules = createRules(
  { ...pack.district, policy: { ...policy, review: 'admin' } },
  pack.calendar,
);
const { at } = pack.calendar;
const decider = createDecider(createComplaintMachine(rules));
const { admin, own, citizen, press } = PEOPLE;

type Told = Omit<Timed, 'at'> & Record<string, unknown>;
const answers: Told = {
  type: 'officer.answer',
  by: own,
  text: 'sdh kami survey, besok alat turun',
};
const releases: Told = { type: 'admin.release', by: admin };

/** The first message was sent on Friday 20 November and came on Monday 23 November, 09.00. */
function play(first: First, events: [date: string, time: string, event: Told][]): Held {
  const { reading, ...rest } = inputOf(first);
  // sure enough for the pack, which routes by itself only what is nearly certain
  const confidence = reading.confidence > 0.9 ? 1 : reading.confidence;
  const input = {
    ...rest,
    reading: { ...reading, confidence },
    sentAt: at('2026-11-20', '17.00'),
  };
  return events.reduce<Held>(
    (held, [date, time, event]) => move(decider, held, { ...event, at: at(`2026-${date}`, time) }),
    begin(decider, input),
  );
}

/** The register tells that the letter went out. */
const letterSent = (date: string, time: string): Told => ({
  type: 'letter.sent',
  by: PEOPLE.system,
  ...{ letter: 'letter:penerusan:2026:k1', number: '500/0001/2026', document: 'd-1' },
  ...{ date: at(`2026-${date}`, time), sentAt: at(`2026-${date}`, time) },
});

function table(held: Held, now: number) {
  const file = { complaint: contextOf(held), messages: [], documents: [], outbox: [] };
  return complianceOf(file, rules, now).map(({ step, days, taken, result, endedAt }) => {
    return [step, days, taken, result, endedAt];
  });
}

const sms = (id: string, template: string, more: Partial<FiledSms> = {}): FiledSms => ({
  id,
  type: 'sms',
  to: citizen.phone,
  state: 'sent',
  params: JSON.stringify({ message: { template, vars: {} }, role: 'citizen' }),
  createdAt: 1,
  parts: [{ sentAt: 2, deliveredAt: null }],
  ...more,
});

describe('compliance of one complaint', () => {
  it('has each step of the SOP with its standard and what it took', () => {
    const held = play('triage', [
      ['11-24', '15.00', { type: 'admin.forward', by: admin, agency: 'PUPR' }],
      ['11-25', '10.00', letterSent('11-25', '09.00')],
      ['11-30', '10.00', answers],
      ['11-30', '11.00', releases],
    ]);
    expect(table(held, at('2026-12-24', '09.00'))).toEqual([
      [1, 1, 0, 'within', at('2026-11-20', '17.00')],
      // after closing on Friday it counts as sent on Monday
      [2, 1, 0, 'within', at('2026-11-23', '09.00')],
      // the letter went out on the day after the SMS
      [3, 1, 2, 'late', at('2026-11-25', '09.00')],
      [4, 3, 4, 'late', at('2026-11-30', '10.00')],
      [5, 1, 0, 'within', at('2026-11-30', '11.00')],
      // nobody has set a time for the newspaper
      [5, null, null, null, null],
    ]);
  });

  it('shows a step that runs as it stands now, without the time the citizen owes an answer', () => {
    const held = play('route', [
      ['11-24', '09.00', { type: 'officer.ask', by: own, text: 'lokasi tepatnya?' }],
    ]);
    const [, , , answer, reply] = table(held, at('2026-12-04', '09.00'));
    expect(answer).toEqual([4, 3, 1, 'running', null]);
    expect(reply).toEqual([5, 1, null, null, null]);
    const silent = play('triage', []);
    const [, , forward] = table(silent, at('2026-11-25', '09.00'));
    expect(forward).toEqual([3, 1, 2, 'late', null]);
  });

  it('goes on counting after an answer was sent back, and anew after a reopening', () => {
    const returned = play('route', [
      ['11-25', '10.00', answers],
      ['11-25', '11.00', { type: 'admin.return', by: admin, text: 'belum menjawab' }],
    ]);
    expect(table(returned, at('2026-11-26', '09.00'))[3]).toEqual([4, 3, 3, 'running', null]);
    const reopened = play('route', [
      ['12-01', '10.00', answers],
      ['12-01', '11.00', releases],
      ['12-02', '10.00', { type: 'citizen.unsolved', by: citizen, text: 'masih rusak' }],
    ]);
    // the first round keeps what it took
    expect(table(reopened, at('2026-12-03', '09.00')).slice(3, 5)).toEqual([
      [4, 3, 6, 'late', at('2026-12-01', '10.00')],
      [4, 3, 1, 'running', null],
    ]);
  });

  it('has no answer of an agency whose complaint was withdrawn before it gave one', () => {
    const held = play('triage', [
      ['11-24', '15.00', { type: 'admin.forward', by: admin, agency: 'PUPR' }],
      ['11-26', '10.00', { type: 'citizen.withdraw', by: citizen, text: '' }],
    ]);
    const rows = table(held, at('2026-12-24', '09.00'));
    expect(rows.filter(([step]) => Number(step) > 3)).toEqual([
      [4, 3, null, null, null],
      [5, 1, null, null, null],
      [5, null, null, null, null],
    ]);
  });

  it('of a complaint from before steps were measured says what is not known', () => {
    const { steps: _, sentAt: __, ...complaint } = contextOf(play('route', []));
    const file = { complaint, messages: [], documents: [], outbox: [] };
    const results = complianceOf(file, rules, at('2026-11-23', '10.00')).map((row) => row.result);
    expect(results).toEqual(['within', null, 'running', 'running', null, null]);
  });

  it('names messages, letters, SMS and the newspaper as evidence, and no phone number', () => {
    const held = play('route', [
      ['11-23', '15.00', letterSent('11-23', '14.00')],
      ['11-24', '10.00', answers],
      ['11-24', '11.00', releases],
      ...PRINTED.map((event): [string, string, Told] => [
        '11-26',
        '10.00',
        { ...event, by: press },
      ]),
    ]);
    const command = JSON.stringify({ command: { name: 'JAWAB', ticket: 'A001' } });
    const file = {
      complaint: contextOf(held),
      messages: [
        { id: 'in-1', from: citizen.phone, receivedAt: 1, reading: null },
        { id: 'in-2', from: own.phone, receivedAt: 2, reading: command },
        { id: 'in-3', from: citizen.phone, receivedAt: 3, reading: '{"command":null}' },
      ],
      documents: [
        // a rendering proves nothing
        { id: 'd-0', type: 'penerusan', number: '500/0009/2026', title: 'Penerusan', createdAt: 4 },
        { id: 'd-2', type: 'jawaban', number: '500/0007/2026', title: 'Jawaban', createdAt: 5 },
      ],
      outbox: [
        sms('out-1', 'terima-diteruskan', {
          parts: [{ sentAt: 2, deliveredAt: 9 }],
          state: 'delivered',
        }),
        sms('out-2', 'skpd-tugas', { state: 'failed', parts: [] }),
        sms('out-3', 'jawaban'),
        sms('out-4', 'terima-kasih'),
        sms('out-6', 'dimuat-koran', {
          parts: [{ sentAt: 8, deliveredAt: 9 }],
          state: 'delivered',
        }),
        sms('out-5', 'x', { type: 'letter', params: '{"type":"penerusan"}' }),
      ],
    };
    const rows = complianceOf(file, rules, at('2026-12-01', '09.00'));
    const evidence = rows.map((row) =>
      row.evidence.map(({ id, text, at: when }) => [id, text, when]),
    );
    expect(evidence).toEqual([
      [['in-1', 'SMS pelapor', 1]],
      [['out-1', 'SMS tanda terima: sampai', 9]],
      [
        ['d-1', 'Surat penerusan nomor 500/0001/2026 dikirim', at('2026-11-23', '14.00')],
        ['out-2', 'SMS tugas ke SKPD: gagal', 1],
      ],
      [
        ['in-2', 'SMS jawaban SKPD', 2],
        ['d-2', 'Jawaban nomor 500/0007/2026', 5],
      ],
      [['out-3', 'SMS jawaban ke pelapor: terkirim', 2]],
      [
        [
          '',
          'Naskah ke Radar Lampung Barat dengan surat nomor 500.12.2/0001/III.18/2026',
          at('2026-11-26', '10.00'),
        ],
        ['', 'Radar Lampung Barat edisi 1 hal. 4', at('2026-11-26', '10.00')],
        ['out-6', 'SMS pemberitahuan dimuat: sampai', 9],
      ],
    ]);
    expect(JSON.stringify(rows)).not.toContain('8120000');
  });
});
