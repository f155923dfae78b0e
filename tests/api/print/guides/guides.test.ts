import { describe, expect, it } from '@jest/globals';
import { dialledNumber } from '../../../../api/office/words/dialled-number.ts';
import { commandsOfRole, guideCommand } from '../../../../api/print/guides/command-words.ts';
import {
  citizenPoster,
  leaderCards,
  officerGuide,
  repairGuide,
} from '../../../../api/print/guides/guides.ts';
import { createPdfPrinter } from '../../../../api/print/print.ts';
import type { Role } from '../../../../machines/district/district.ts';
import { SHAPES } from '../../../../machines/language/commands/command-shapes.ts';
import { saidOfDanger } from '../../../../machines/language/commands/danger-words.ts';
import { createUnderstand } from '../../../../machines/language/understand.ts';
import type { DocumentKind } from '../../../../templates/documents/documents.ts';
import { itPrints } from '../../../support/browser.ts';
import { loadPack } from '../../../support/pack.ts';
import { sampleRenderer } from '../../../support/sample-documents.ts';

/** The printed guides of the sample district: true to the machine, and one page each. */

const { rules } = loadPack();
const { district } = rules;
const understand = createUnderstand(district);
const facts = { now: Date.UTC(2026, 10, 23, 2, 0), number: '+6281234567890' };
const guides: [DocumentKind, unknown][] = [
  ['panduan-petugas', officerGuide(rules, facts)],
  ['poster', citizenPoster(rules, facts)],
  ['kartu-pimpinan', leaderCards(rules, facts)],
  ['kalau-rusak', repairGuide(rules, facts)],
];

describe('commands in guides', () => {
  const roles: Role[] = ['citizen', 'officer', 'admin', 'secretary', 'regent'];
  const all = roles.flatMap((role) =>
    commandsOfRole(role).map((name) => ({ role, name, ...guideCommand(name, role, 'DISHUB') })),
  );

  it.each(all)('$role: $example is understood as $name', ({ role, name, example }) => {
    // everyday words, which count only of danger
    const ofDanger = saidOfDanger(example);
    if (name === 'SIAP' || name === 'AMAN') expect(ofDanger).toMatchObject({ name, plain: true });
    else expect(understand(example, { role }).command).toMatchObject({ name, entitled: true });
  });

  it('are all commands there are', () => {
    expect([...new Set(all.map(({ name }) => name))].sort()).toEqual(
      SHAPES.map(({ name }) => name).sort(),
    );
  });

  it.each(all)('$role: $usage has what $example fills in', ({ usage, example }) => {
    expect(example.split(' ')[0]).toBe(usage.split(' ')[0]);
    expect(usage.includes('A127')).toBe(example.includes('A127'));
  });
});

describe('guides', () => {
  it('have the deadlines of the profile that is active', () => {
    const guide = officerGuide(rules, facts);
    expect(guide).toMatchObject({ answerWithin: '3 hari kerja', remindBefore: '1 hari kerja' });
    expect(guide.ladder.map(({ after }) => after)).toEqual([
      ...['1 hari kerja', '2 hari kerja', '3 hari kerja'],
    ]);
    const lapor = {
      ...rules,
      district: { ...district, sla: { ...district.sla, active: 'LAPOR' } },
    };
    expect(officerGuide(lapor, facts).answerWithin).toBe('5 hari kerja');
    expect(citizenPoster(lapor, facts)).toMatchObject({
      forwardWithin: '3 hari kerja',
      answerWithin: '5 hari kerja',
    });
  });

  it('give officers every command of theirs, and no other', () => {
    const { commands, questions } = officerGuide(rules, facts);
    expect(commands.map(({ usage }) => usage.split(' ')[0])).toEqual([
      ...['TERIMA', 'JAWAB', 'PROSES', 'MINTA', 'ALIH', 'TUNDA', 'RALAT', 'TARIK', 'CATATAN'],
      ...['SIAP', 'AMAN'],
    ]);
    expect(questions.map(({ usage }) => usage)).toEqual(['DAFTAR', 'LIHAT A127', 'BANTUAN']);
  });

  it('give the regent what only the regent may', () => {
    const [regent, secretary] = leaderCards(rules, facts).cards.map(({ commands }) =>
      commands.map(({ usage }) => usage.split(' ')[0]),
    );
    expect(regent).toEqual(['TERIMA', 'PERINTAH', 'DAFTAR', 'LIHAT', 'LAPORAN', 'TERLAMBAT']);
    expect(secretary).toEqual(['DAFTAR', 'LIHAT', 'LAPORAN', 'TERLAMBAT']);
  });

  it('show an example that goes where it says', () => {
    const { example } = citizenPoster(rules, facts);
    expect(understand(example, { role: 'citizen' })).toMatchObject({
      category: district.categories[0]?.code,
      action: 'route',
    });
  });

  it('name every keyword on the poster', () => {
    const html = sampleRenderer()({ kind: 'poster', view: citizenPoster(rules, facts) });
    for (const { code } of district.categories) expect(html).toContain(`<strong>${code}</strong>`);
  });

  it.each(guides)('%s has the number where it is known, else a line', (kind, view) => {
    const render = sampleRenderer();
    expect(render({ kind, view })).toContain('0812-3456-7890');
    const blank = render({ kind, view: { ...(view as object), hotline: null } });
    expect(blank).not.toMatch(/null|0812/);
    expect(blank).toMatch(/<span class="garis">|\.{20}/);
  });

  it.each([
    ['+6281234567890', '0812-3456-7890'],
    ['+62812345678', '0812-3456-78'],
    ['081234567', '0812-3456-7'],
  ])('%s is dialled %s', (number, dialled) => {
    expect(dialledNumber(number)).toBe(dialled);
  });

  const print = createPdfPrinter({ env: process.env, platform: process.platform });
  const papers = guides.flatMap(([kind, view]) =>
    (['F4', 'A4'] as const).map((paper) => ({ kind, view, paper })),
  );
  itPrints.each(papers)('$kind is one page of $paper', async ({ kind, view, paper }) => {
    const pdf = await print(sampleRenderer({ paper })({ kind, view }));
    expect([...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b/g)]).toHaveLength(1);
  });
});
