import {
  FATES,
  OF_PROCESSES,
  RETAINED,
  RETAINED_KINDS,
} from '../../../machines/district/retention.ts';
import { LETTER_KINDS, letterKindWord } from '../../../machines/letter/letter-kinds.ts';
import type { Field } from './fields.ts';
import type { Sheet } from './sheet.ts';

/** How long data of persons and letters are kept. */

export const UNITS = { month: 'bulan', day: 'hari' } as const;

export const retainedLetter = (kind: string): string =>
  kind === OF_PROCESSES ? 'Surat proses lain' : letterKindWord(kind);

const ofPersons = RETAINED_KINDS.map((kind): Field => {
  const { name, unit, since, least } = RETAINED[kind];
  const label = `${name} (${UNITS[unit]})`;
  return { path: kind, label, kind: 'number', help: `${since}; paling sedikit ${least}` };
});

const ofLetters = [...Object.keys(LETTER_KINDS), OF_PROCESSES].flatMap((kind): Field[] => {
  const name = retainedLetter(kind);
  return [
    { path: `letters.${kind}.active`, label: `${name}: aktif (tahun)`, kind: 'number' },
    { path: `letters.${kind}.inactive`, label: `${name}: inaktif (tahun)`, kind: 'number' },
    { path: `letters.${kind}.fate`, label: `${name}: nasib akhir`, kind: 'line', choices: FATES },
  ];
});

export const RETENTION_SHEET: Sheet = {
  ...{ name: 'retensi', title: 'Lama data disimpan', one: 'jadwal retensi' },
  ...{ file: 'rules.yaml', at: ['retention'] },
  advice:
    'Yang lewat waktunya dihapus malam berikutnya dan tidak dapat kembali. Hitung dahulu di Data pribadi apa yang akan hilang.',
  fields: [...ofPersons, ...ofLetters],
};
