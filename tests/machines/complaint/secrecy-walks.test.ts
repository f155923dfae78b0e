import { describe, expect, it } from '@jest/globals';
import { PaperOffice } from '../../support/paper-office.ts';
import { OutsideDoors } from './outside-doors.ts';
import { OVERSEERS, PHONES, Secrecy } from './secrecy.ts';
import { type FixedWalk, WALKS, type WalkStep } from './secrecy-walks.ts';

/** Walks that people thought of; `secrecy-random.test.ts` has those that nobody did. */

const HOUR = 3_600_000;
const ADMIN = { user: 'admin', role: 'admin', agency: null } as const;
/** Whom a secret is for. */
const INSIDE: string[] = [PHONES.reporter, PHONES.admin, ...OVERSEERS.map((who) => PHONES[who])];

async function go(office: PaperOffice, step: WalkStep): Promise<void> {
  if (typeof step === 'number') return office.pass(step * HOUR);
  if (step === 'on' || step === 'off') {
    office.line.on = step === 'on';
    return office.pass(HOUR);
  }
  if (Array.isArray(step)) return office.sms(PHONES[step[0]], step[1]);
  await office.press(ADMIN, `/aduan/2026-A001/tindakan/${step.desk}`, step.fields);
}

async function walk({ steps, got = [], secret = [] }: FixedWalk): Promise<string[]> {
  const office = await PaperOffice.open();
  const secrecy = new Secrecy(office, 'zamrud');
  const doors = await OutsideDoors.open(office, secrecy);
  try {
    for (const step of steps) {
      const before = office.line.left.length;
      await go(office, step);
      const { items } = await office.hotline.store.instances.find(
        { machine: 'complaint' },
        { order: 'created', limit: 20 },
      );
      for (const { id, search } of items) secrecy.watch(id, search.phone ?? '', 'zamrud');
      await secrecy.look(before);
      await secrecy.checkSms(before, JSON.stringify(step));
      await doors.check(
        items.map(({ id }) => id),
        JSON.stringify(step),
      );
    }
    const faults = [...secrecy.faults];
    for (const { to, text } of office.line.left)
      if (/zamrud/i.test(text) && !INSIDE.includes(to)) faults.push(`${to} got ${text}`);
    for (const [who, text] of got)
      if (!text.test(office.received(PHONES[who]).at(-1) ?? ''))
        faults.push(`${who} got at last: ${office.received(PHONES[who]).at(-1)}`);
    for (const code of secret)
      if (!(await office.complaint(`2026-${code}`)).secret) faults.push(`${code} is no secret`);
    faults.push(...doors.silent());
    return faults;
  } finally {
    await doors.close();
    await office.close();
  }
}

describe('a whistle-blower', () => {
  it.each(WALKS)(
    '$name',
    async (fixed) => {
      expect(await walk(fixed)).toEqual([]);
    },
    120_000,
  );

  it('is told nothing else of a secret ticket than of one that was never given', async () => {
    const office = await PaperOffice.open();
    try {
      await office.sms(PHONES.reporter, 'RAHASIA kabid PUPR minta fee proyek zamrud');
      await office.sms(PHONES.stranger, 'SAMPAH menumpuk di pasar liwa');
      for (const who of ['pupr', 'puprHead', 'dlhkp', 'stranger', 'bupati', 'sekda'] as const)
        for (const command of ['LIHAT', 'CEK', 'JAWAB', 'TAMBAH', 'PERINTAH']) {
          const answers: (string | undefined)[] = [];
          // the third equal refusal within half an hour is said in other words
          await office.pass(31 * 60_000);
          for (const ticket of ['A001', 'A999']) {
            const before = office.received(PHONES[who]).length;
            // who fails three times in half an hour is offered help, whatever he asked for
            await office.pass(HOUR / 3);
            await office.sms(PHONES[who], `${command} ${ticket} isi yang cukup panjang`);
            answers.push(office.received(PHONES[who])[before]?.replaceAll(ticket, 'A000'));
          }
          expect([who, command, answers[0]]).toEqual([who, command, answers[1]]);
        }
    } finally {
      await office.close();
    }
  });
});
