import { describe, expect, it } from '@jest/globals';
import { loadPack } from '../support/pack.ts';
import { judgedFromOutside, type SeenSms } from './year-outside.ts';

const OFFICER = '+6281200000101';
const CITIZEN = '+6281200009001';
const pack = loadPack().rules.district;
/** Monday 23 November 2026, 09.00 in the district, and so many days later. */
const day = (days: number) => Date.UTC(2026, 10, 23 + days, 2);

const TASK: SeenSms = {
  at: day(0),
  to: OFFICER,
  text: 'ADUAN A001 JALAN: jalan rusak. Jwb s.d. 26/11. Balas: JAWAB A001(spasi)isi',
};

const judged = (...sent: SeenSms[]) =>
  judgedFromOutside({ sent: [TASK, ...sent], office: new Set([OFFICER]), pack, end: day(25) });

const reminder = (days: number): SeenSms => ({
  at: day(days),
  to: OFFICER,
  text: 'Aduan A001 (JALAN) LEWAT BATAS 1 hari kerja. Mohon segera: JAWAB A001(spasi)isi.',
});

describe('the judge who sees SMS and the clock alone', () => {
  it('finds a silence, and none where it was broken', () => {
    expect(judged()).toMatchObject({ late: 1, unreminded: [expect.stringMatching(/^A001: /)] });
    expect(judged(reminder(4), reminder(11), reminder(18), reminder(24)).unreminded).toEqual([]);
    expect(judged(reminder(4), reminder(24)).unreminded).toHaveLength(1);
  });

  it('asks nothing of what was answered', () => {
    const answer = {
      at: day(2),
      to: CITIZEN,
      text: 'Yth Bpk/Ibu, jawaban DPUPR atas aduan No A001: sudah',
    };
    expect(judged(answer)).toMatchObject({ late: 0, unreminded: [] });
  });

  it('finds a day that has passed', () => {
    const late = { at: day(5), to: CITIZEN, text: 'Aduan No A001 dijawab paling lambat 26/11.' };
    expect(judged(late).past).toHaveLength(1);
    expect(judged({ ...late, at: day(1) }).past).toEqual([]);
  });
});
