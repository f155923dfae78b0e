import { expect, it } from '@jest/globals';
import type { ComplaintContext } from '../../../machines/complaint/base/context.ts';
import { complaintWords } from '../../../machines/complaint/searched-text.ts';

const context = {
  ticket: 'A127',
  reporter: '+6281200009001',
  text: 'Jembatan putus, NIK 1804123456789012, hub 0812-0000-9001 atau 0728 21345',
  additions: [{ at: 0, text: 'dekat balai', ticket: null }],
  answer: { text: 'Sudah ditinjau', at: 0, agency: 'PUPR' },
  place: { district: 'Balik Bukit', village: 'Sukarami' },
  rejected: null,
} as unknown as ComplaintContext;

it('has all that was said and where, without NIK and the reporter’s own number', () => {
  const words = complaintWords(context);
  for (const said of ['A127', 'Jembatan', 'balai', 'ditinjau', 'Balik Bukit', 'Sukarami', '21345'])
    expect(words).toContain(said);
  expect(words).not.toContain('1804123456789012');
  expect(words).not.toMatch(/0812-0000-9001/);
});
