import type { ComplaintContext, Reading } from '../../../machines/complaint/base/context.ts';
import type {
  ClockEvent,
  ComplaintEvent,
  HeldEvent,
} from '../../../machines/complaint/base/events.ts';
import { wardOf } from '../../../machines/complaint/base/secrecy.ts';
import type { Actor } from '../../../machines/people/actor.ts';
import { calendar, officeRules, PEOPLE, ROAD } from './office.ts';

/** Every event that can reach a complaint from outside, with the payloads on which its guards differ. */

type Outside = Exclude<ComplaintEvent, ClockEvent | HeldEvent>;
/** What one event says besides its type and time. */
type Said<T extends Outside['type']> = Omit<Extract<Outside, { type: T }>, 'type' | 'at'>;

/** What the payload of an event may depend on. */
interface Moment {
  at: number;
  context: ComplaintContext;
}

const ANSWER = 'sdh kami survey, besok alat turun';
const { citizen, own, foreign, oversight, admin, regent, press, system } = PEOPLE;
const OFFICERS = [own, foreign, oversight];

const words = (by: Actor, text: string) => ({ by, text });
const reading = (more: Partial<Reading>): Reading => ({ ...ROAD, ...more });
const eachOfficer = <T>(say: (by: Actor) => T): T[] => OFFICERS.map(say);
/** Words that make it secret. */
const SECRET = reading({ flags: ['secret'] });
/** Words that keep it from the admin. */
const ACCUSING = reading({ flags: ['secret', 'accusesOffice'] });
/** Words that accuse those who get secrets, and who gets them in their place. */
const OF_ALL = reading({
  ...{ action: 'triage', confidence: 0.4 },
  flags: ['secret', 'accusesOverseer', 'accusesSecond'],
});
const NEWSPAPER = officeRules().district.newspapers[0]?.name ?? '';
/** Another complaint of the same place, that this one may be put under or take under itself. */
export const PARENT = { instance: '2026-A002', ticket: 'A002' };
export const CHILD = { instance: '2026-A003', ticket: 'A003' };

/** As secret as this one, with the same agency, and accusing the same. */
const likeness = (context: ComplaintContext) => ({
  secret: context.secret,
  ward: wardOf(context),
});

/** A reply as the admin edited it. */
const COPY = {
  headline: 'Jalan Hanakau Diperbaiki',
  question: 'Jalan di Pekon Hanakau rusak parah.',
  answer: 'Sudah kami survei, besok alat turun.',
};
const LETTER = 'letter:pengantar-koran:2026:k1';

/** Complete by its type: an event that is added to the machine must be added here. */
const EVENTS: { [T in Outside['type']]: (moment: Moment) => Said<T>[] } = {
  'citizen.add': () => [
    words(citizen, 'tambahan: dekat balai pekon'),
    { ...words(citizen, 'jln rusak'), reading: reading({}) },
    {
      ...words(citizen, 'entah'),
      reading: reading({ category: null, agency: null, action: 'ask' }),
    },
    { ...words(citizen, 'tolong rahasiakan'), reading: SECRET },
    { ...words(citizen, 'ada yang terjebak'), reading: reading({ flags: ['emergency'] }) },
    { ...words(citizen, 'antara kita saja'), reading: { ...SECRET, confidence: 0.4 } },
    { ...words(citizen, 'orang kominfo minta uang'), reading: ACCUSING },
    { ...words(citizen, 'inspektorat dan setda bagi hasil'), reading: OF_ALL },
  ],
  'citizen.choose': () => [
    { ...words(citizen, '1'), option: 1 },
    { ...words(citizen, '2'), option: 2 },
    { ...words(citizen, '3'), option: null },
    { ...words(citizen, '1 rahasia ya'), option: 1, reading: SECRET },
  ],
  'citizen.thank': () => [
    words(citizen, 'terima kasih'),
    { ...words(citizen, 'terima kasih, tapi rahasiakan'), reading: SECRET },
    { ...words(citizen, 'makasih, inspektorat dan setda bagi hasil'), reading: OF_ALL },
  ],
  'citizen.rate': () => [
    { ...words(citizen, ''), rating: 5 },
    { ...words(citizen, 'rahasia: dimintai uang'), rating: 1, reading: SECRET },
    { ...words(citizen, 'inspektorat dan setda bagi hasil'), rating: 1, reading: OF_ALL },
    { ...words(citizen, '6'), rating: 6 },
  ],
  'citizen.unsolved': () => [
    words(citizen, 'masih rusak'),
    { ...words(citizen, 'rahasia: petugasnya minta uang'), reading: SECRET },
    { ...words(citizen, 'inspektorat dan setda bagi hasil'), reading: OF_ALL },
    words(own, 'masih rusak'),
  ],
  'citizen.withdraw': () => [
    words(citizen, ''),
    { ...words(citizen, 'kabidnya mengancam saya'), reading: SECRET },
  ],
  'citizen.newPhone': () => [{ by: citizen, phone: '+6281200009999' }],
  'citizen.unsay': () => [{ by: citizen }],
  'admin.unsay': () => [{ by: admin }],
  'admin.move': ({ context }) => [{ by: admin, parent: { ...PARENT, ...likeness(context) } }],
  'admin.newPhone': () => [{ ...words(admin, 'KTP cocok'), phone: '+6281200009999' }],
  'officer.accept': () => eachOfficer((by) => ({ by })),
  'officer.progress': () => eachOfficer((by) => words(by, 'alat berat di lokasi')),
  'officer.answer': () => [...eachOfficer((by) => words(by, ANSWER)), words(own, 'siap')],
  'officer.correct': () => eachOfficer((by) => words(by, `${ANSWER} lusa`)),
  'officer.ask': () => eachOfficer((by) => words(by, 'lokasi tepatnya?')),
  'officer.transfer': () => [
    ...eachOfficer((by) => ({ ...words(by, 'bukan kewenangan kami'), agency: 'DINSOS' })),
    { ...words(own, 'bukan kewenangan kami'), agency: null },
    { ...words(oversight, 'bukan kewenangan kami'), agency: null },
    { ...words(oversight, 'lebih tepat di sana'), agency: 'PUPR' },
  ],
  'officer.extend': ({ at, context }) =>
    [1, 90].flatMap((days) => {
      const from = Math.max(at, context.clock?.dueAt ?? at);
      const until = calendar.dueAfter(from, days, 'workingDay');
      return eachOfficer((by) => ({ ...words(by, 'menunggu material'), until }));
    }),
  'officer.retract': () => eachOfficer((by) => ({ by })),
  'officer.take': () => [words(own, 'tim berangkat'), words(foreign, '')],
  'officer.settle': () => [words(own, 'api sudah padam')],
  'admin.phone': () => [{ by: admin }],
  'admin.settle': () => [{ by: admin }],
  'admin.calm': () => [{ by: admin }],
  'admin.alarm': () => [{ by: admin }],
  'officer.note': () => [words(own, 'pelapor minta ditelepon sore')],
  'admin.retract': () => [{ by: admin }],
  'admin.note': () => [words(admin, 'sudah dibicarakan dengan camat')],
  // it changes nothing until it is one of the others: in `waits.test.ts`
  'admin.hold': () => [],
  'admin.unhold': () => [{ by: admin }],
  'admin.park': ({ at }) =>
    [5, 90].map((days) => ({
      ...words(admin, 'menunggu anggaran'),
      until: calendar.dueAfter(at, days, 'workingDay'),
    })),
  'admin.wake': () => [{ by: admin }],
  'admin.split': () => [words(admin, 'lampu jalan mati di pekon yang sama')],
  'admin.forward': () => [
    ...['PUPR', 'DINSOS', 'INSPEKTORAT', 'PLN'].map((agency) => ({ by: admin, agency })),
    { by: admin, agency: 'DINSOS', category: 'SOSIAL' },
    { by: admin, agency: 'INSPEKTORAT', category: 'PUNGLI' },
  ],
  'admin.classify': () => [
    { by: admin, category: 'SOSIAL' },
    { by: admin, agency: 'PUPR', secret: false },
    { by: admin, secret: true },
    { by: admin, category: 'PUNGLI' },
    { by: admin, secret: false },
  ],
  'admin.ask': () => [words(admin, 'pekon mana?')],
  'admin.reject': () =>
    (['spam', 'jurisdiction', 'unclear'] as const).map((reason) => ({
      ...words(admin, 'alasan'),
      reason,
    })),
  'admin.merge': ({ context }) => [
    { by: admin, parent: { ...PARENT, ...likeness(context) } },
    { by: admin, parent: { ...PARENT, secret: !context.secret } },
    { by: admin, parent: { instance: context.id, ticket: context.ticket, ...likeness(context) } },
    { by: admin, parent: { ...PARENT, ...likeness(context), under: 'A004' } },
    { by: admin, parent: { ...PARENT, ...likeness(context), over: true } },
    { by: own, parent: { ...PARENT, ...likeness(context) } },
  ],
  'admin.separate': () => [{ by: admin }],
  'admin.recall': () => [{ by: admin }],
  'admin.keep': () => [words(admin, 'tetap di dinas ini')],
  'admin.release': () => [{ by: admin }, words(admin, `${ANSWER} pagi`)],
  'admin.return': () => [words(admin, 'belum menjawab')],
  'admin.answer': () => [
    { ...words(admin, ANSWER), letter: '620/1234/III.03/2026' },
    { ...words(admin, 'siap'), letter: '620/1235/III.03/2026' },
    { ...words(own, ANSWER), letter: '620/1236/III.03/2026' },
  ],
  'admin.restore': () => [{ by: admin }],
  'regent.instruct': () => [words(regent, 'segera')],
  'press.select': () => [{ by: press }],
  'press.edit': () => [
    { by: press, ...COPY },
    { by: press, ...COPY, question: `${COPY.question} Hubungi 0812-0000-9001.` },
    { by: press, ...COPY, answer: ' ' },
  ],
  'press.approve': () => [{ by: press, head: 'Kepala Dinas', how: 'sms' }],
  'press.send': () => [
    { by: press, newspaper: NEWSPAPER, letter: LETTER, number: '1/III.18/2026' },
    { by: press, newspaper: 'Koran Khayal', letter: LETTER, number: '1/III.18/2026' },
  ],
  'press.publish': () => [
    { by: press, newspaper: NEWSPAPER, edition: '30/11/2026', page: '4', date: null },
    { by: press, newspaper: 'Koran Khayal', edition: '1', page: '4', date: null },
    { by: press, newspaper: NEWSPAPER, edition: '1', page: '4', date: '2099-01-05' },
  ],
  'press.clip': () => [{ by: press, clipping: 'clipping:1' }],
  'press.drop': () => [words(press, 'sudah dimuat bulan lalu'), words(press, ' ')],
  'child.merged': ({ context }) => [
    { by: system, child: { ...CHILD, ...likeness(context) } },
    { by: system, child: { ...CHILD, secret: !context.secret } },
    { by: admin, child: { ...CHILD, ...likeness(context) } },
  ],
  'child.separated': () => [{ by: system, child: CHILD }],
  'child.added': () => [{ by: system, ticket: CHILD.ticket, text: 'di sini juga' }],
  'child.unsolved': ({ context }) => [
    { by: system, child: { ...CHILD, secret: context.secret }, text: 'di sini masih rusak' },
    { by: system, child: { ...PARENT, secret: context.secret }, text: 'masih rusak' },
    { by: admin, child: { ...CHILD, secret: context.secret }, text: 'masih rusak' },
  ],
  'parent.answered': () => [{ by: system, text: ANSWER, agency: 'PUPR' }],
  'parent.corrected': () => [{ by: system, text: `${ANSWER} lusa`, agency: 'PUPR' }],
  'parent.reopened': ({ at, context: { ticket } }) => [
    { by: system, agency: 'PUPR', due: at + 86_400_000, ticket: null },
    { by: system, agency: 'PUPR', due: at + 86_400_000, ticket },
    { by: system, agency: null, due: null, ticket: null },
  ],
  'parent.retracted': () => [{ by: system, due: null }],
  'parent.gone': () => [{ by: system }],
  'letter.sent': () => [
    {
      ...{ by: system, letter: 'letter:penerusan:2026:k1', number: '1', document: 'd' },
      ...{ date: Date.UTC(2026, 10, 24, 3, 0), sentAt: Date.UTC(2026, 10, 24, 3, 0) },
    },
  ],
  'letter.voided': () => [{ by: system, letter: 'letter:penerusan:2026:k1' }],
  'pack.agency': () => [
    { by: system, from: 'PUPR', to: 'DINSOS' },
    { by: system, from: 'PUPR', to: 'TIDAK_ADA' },
  ],
  'pack.category': () => [{ by: system, from: 'JALAN', to: 'SOSIAL' }],
  'pack.accused': () => [{ by: system }],
  'pack.calendar': ({ at }) => [
    { by: system, closed: [], opened: [new Date(at + 86_400_000).toISOString().slice(0, 10)] },
  ],
};

/** Every event as it could happen at that time, the impossible ones among them. */
export function outsideEvents(context: ComplaintContext, at: number): Outside[] {
  return Object.entries(EVENTS).flatMap(([type, say]) =>
    say({ at, context }).map((said) => ({ type, at, ...said }) as Outside),
  );
}
