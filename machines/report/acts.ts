import { z } from 'zod';
import { dispatching } from '../letter/acts.ts';
import type { OfficeAct, SaidBy } from '../people/office-act.ts';
import type { ReportContext, ReportEvent } from './context.ts';
import { noCounts, noFigures } from './nothing.ts';
import { statisticsOf } from './statistics.ts';

/**
 * Everything that can be done to a report: the desk's buttons, the inspector's samples, the history's words
 * and the machine's guard are made from it.
 */

export type ReportAct = ReportEvent['type'];

const nothing = z.strictObject({});
/** Counted or made by the engine; no door takes these from anybody. */
const made = z.looseObject({});
const lines = z.array(z.string().min(1));
const admin = ['admin'] as const;
const system = ['system'] as const;

const FILED = { number: 'Z999', letter: 'contoh', cover: '', report: '', compliance: '' };

/** In the order of the office. */
export const REPORT_ACTS: { [T in ReportAct]: OfficeAct<SaidBy<ReportEvent, T>> } = {
  'report.figures': {
    by: system,
    fields: made,
    sample: ({ context }) => ({ figures: noFigures((context as ReportContext).to) }),
    done: 'angka laporan terkumpul',
  },
  'report.statistics': {
    by: system,
    fields: made,
    sample: ({ rules, context }) => ({
      statistics: statisticsOf(rules, noCounts((context as ReportContext).to)),
    }),
    done: 'angka laporan dihitung',
  },
  'report.remark': {
    by: admin,
    fields: z.strictObject({
      writing: z.strictObject({
        notable: z.array(
          z.strictObject({
            ticket: z.string().min(1),
            title: z.string().min(1),
            text: z.string().min(1),
          }),
        ),
        remarks: lines,
        obstacles: lines,
        suggestions: lines,
      }),
    }),
    sample: ({ text }) => ({
      writing: { notable: [], remarks: text === '' ? [] : [text], obstacles: [], suggestions: [] },
    }),
    done: 'catatan laporan ditulis',
  },
  'report.recount': {
    by: admin,
    fields: nothing,
    desk: {
      name: 'hitung-ulang',
      label: 'Hitung ulang',
      about: 'Menghitung angka lagi dengan keadaan sekarang.',
    },
    sample: () => ({}),
    done: 'angka laporan dihitung ulang',
  },
  'report.sign': {
    by: admin,
    fields: nothing,
    desk: {
      name: 'tetapkan',
      label: 'Tetapkan dan beri nomor surat',
      about:
        'Surat pengantar mendapat nomor, tanggal, dan penanda tangan hari ini; laporan dan kepatuhan diarsipkan dan tidak berubah lagi.',
    },
    sample: () => ({}),
    done: 'laporan ditetapkan',
  },
  'report.filed': {
    by: system,
    fields: made,
    sample: () => ({ filed: FILED }),
    done: 'laporan diarsipkan',
  },
  'report.send': {
    by: admin,
    fields: z.strictObject({ via: dispatching, takenBy: z.string().trim().max(100).default('') }),
    desk: {
      name: 'kirim',
      label: 'Sudah dikirim ke Bupati',
      about: 'Bupati dan Sekda diberi tahu lewat SMS; Bupati diminta membalas TERIMA.',
      asks: 'dispatch',
    },
    sample: ({ text }) => ({ via: 'kurir', takenBy: text || 'contoh' }),
    done: 'laporan dikirim',
  },
  'report.receive': {
    by: ['regent', 'admin'],
    fields: z.strictObject({
      takenBy: z.string().trim().min(1).max(100).exactOptional(),
      takenAt: z.number().int().exactOptional(),
    }),
    desk: {
      name: 'diterima',
      label: 'Sudah diterima',
      about: 'Bila diserahkan langsung: siapa yang menerima, dan kapan.',
      asks: 'receipt',
    },
    sample: ({ text }) => ({ takenBy: text || 'contoh' }),
    done: 'laporan diterima Bupati',
  },
};
