import { describe, expect, it } from '@jest/globals';
import type { Role } from '../../../machines/district.ts';
import { createDecider } from '../../../machines/engine/decider.ts';
import type { LetterContext, LetterInput } from '../../../machines/letter/context.ts';
import { createLetterMachine } from '../../../machines/letter/machine.ts';

const decider = createDecider(createLetterMachine());
const INPUT: LetterInput = {
  id: 'letter:teguran:2026:7',
  kind: 'teguran',
  year: 2026,
  sequence: 7,
  number: '500.12.2/0007/III.18/2026',
  subject: 'Teguran atas Aduan yang Belum Dijawab',
  addressee: 'Kepala Dinas Pekerjaan Umum dan Penataan Ruang',
  agency: 'PUPR',
  about: ['2026-A001'],
  at: 1000,
  document: 'd1',
};

type Step = string | { type: string; [field: string]: string };

/** Plays events through persist and restore; answers which were taken, and what came of the letter. */
function play(steps: Step[], role: Role = 'admin') {
  let { snapshot } = decider.start(INPUT);
  const taken = steps.map((step, index) => {
    const given = typeof step === 'string' ? { type: step } : step;
    snapshot = decider.restore(decider.persist(snapshot));
    if (snapshot.status !== 'active') return false;
    const event = { ...given, at: 2000 + index, by: { role } };
    const decision = decider.decide(snapshot, event);
    ({ snapshot } = decision);
    return decision.handled;
  });
  return { taken, state: snapshot.value, context: snapshot.context as LetterContext };
}

const WHOLE_WAY = ['letter.initial', 'letter.sign', 'letter.send', 'letter.archive'];
const VOID = { type: 'letter.void', reason: 'salah alamat' };

describe('letter machine', () => {
  it('goes from draft to archive, and remembers when each step was', () => {
    const { taken, state, context } = play(WHOLE_WAY);
    expect([taken, state]).toEqual([[true, true, true, true], 'archived']);
    expect(context).toMatchObject({
      number: INPUT.number,
      createdAt: 1000,
      initialledAt: 2000,
      signedAt: 2001,
      sentAt: 2002,
      archivedAt: 2003,
      documents: [{ id: 'd1', at: 1000, kind: 'rendered' }],
    });
  });

  it.each<[string, Step[], boolean[], string]>([
    ['is signed without initials in a small office', ['letter.sign'], [true], 'signed'],
    ['is not sent unsigned', ['letter.send'], [false], 'draft'],
    [
      'is not archived before it is sent',
      ['letter.sign', 'letter.archive'],
      [true, false],
      'signed',
    ],
    [
      'is not rendered anew once it is signed',
      ['letter.sign', { type: 'letter.revise', document: 'd2' }],
      [true, false],
      'signed',
    ],
    ['is voided with a reason only', [{ type: 'letter.void', reason: ' ' }], [false], 'draft'],
    ['stays void', [VOID, 'letter.sign'], [true, false], 'voided'],
    [
      'is no longer voided once archived',
      [...WHOLE_WAY, VOID],
      [true, true, true, true, false],
      'archived',
    ],
  ])('%s', (_, steps, taken, state) => {
    expect(play(steps)).toMatchObject({ taken, state });
  });

  it('keeps every rendering and every scan, the last scan also after archiving', () => {
    const scan = { type: 'letter.attach', document: 's1' };
    const { context } = play([{ type: 'letter.revise', document: 'd2' }, ...WHOLE_WAY, scan]);
    expect(context.documents.map(({ id, kind }) => `${id} ${kind}`)).toEqual([
      'd1 rendered',
      'd2 rendered',
      's1 scan',
    ]);
  });

  it('keeps its number and the reason when it is voided', () => {
    const { context } = play([VOID]);
    expect(context).toMatchObject({
      number: INPUT.number,
      voided: { at: 2000, reason: 'salah alamat' },
    });
  });

  it.each<Role>(['citizen', 'officer', 'regent'])('takes nothing from a %s', (role) => {
    expect(play([...WHOLE_WAY, VOID], role).taken).toEqual([false, false, false, false, false]);
  });
});
