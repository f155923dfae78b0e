import type { AnyMachineSnapshot } from 'xstate';
import { z } from 'zod';
import { type Rules, shortName } from '../../machines/district/rules.ts';
import { hideReporter } from '../../machines/numbers/masks.ts';
import type { Person } from '../../machines/people/people.ts';
import type { Fact, ProcessPages } from '../../machines/people/process-desk.ts';
import { ACTS } from './acts.ts';
import { runningDue } from './clock.ts';
import type { RequestContext } from './context.ts';
import { knowsRequester, maySee, sight } from './policy.ts';
import { createFigures, REGISTER } from './register.ts';
import { clauseText, DECISIONS, EXTENSIONS, OBJECTIONS, WAYS } from './words.ts';

/** Its pages at the desk. */

const line = z.string().trim().min(1).max(200);

/** Who asked, for those whose business it is. */
function requesterFacts(context: RequestContext): Fact[] {
  const { name, address, purpose, way, phone, identitySeenAt } = context;
  return [
    { label: 'Nama', value: name },
    { label: 'Alamat', value: address },
    { label: 'Kontak', value: phone },
    { label: 'Tujuan', value: purpose },
    { label: 'Cara mendapat', value: way === null ? null : WAYS[way] },
    { label: 'KTP ditunjukkan', value: identitySeenAt },
    ...context.additions.map(({ text }) => ({ label: 'Tambahan', value: text })),
  ];
}

function objectionFacts({ objection }: RequestContext): Fact[] {
  if (objection === null) return [];
  const { number, text, reason, dueAt, signedAt, answer, commissionBy } = objection;
  return [
    { label: 'Keberatan', value: `${number}: ${text}` },
    { label: 'Alasan (pasal 35)', value: reason === null ? null : (OBJECTIONS[reason] ?? null) },
    { label: 'Ditandatangani', value: signedAt },
    { label: 'Batas tanggapan', value: dueAt },
    { label: 'Tanggapan atasan', value: answer?.text ?? null },
    { label: 'Ke Komisi Informasi sampai', value: commissionBy },
  ];
}

function factsOf(rules: Rules, context: RequestContext, looker: Person): Fact[] {
  const { receivedAt, agency, searchDueAt, found, decision, extended } = context;
  const decided =
    decision === null
      ? []
      : [
          { label: 'Keputusan', value: DECISIONS[decision.kind] },
          { label: 'Isi keputusan', value: decision.text },
          ...(decision.clause === null
            ? []
            : [{ label: 'Dasar', value: clauseText(decision.clause) }]),
        ];
  return [
    ...(knowsRequester(looker) ? requesterFacts(context) : []),
    { label: 'Diterima', value: receivedAt },
    { label: 'Tenggat', value: runningDue(context) },
    { label: 'Diperpanjang', value: extended === null ? null : EXTENSIONS[extended.reason] },
    { label: 'SKPD', value: agency === null ? null : shortName(rules, agency) },
    { label: 'Dicari sampai', value: searchDueAt },
    { label: 'Hasil pencarian', value: found?.text ?? null },
    ...decided,
    ...(looker.role === 'agency' ? [] : objectionFacts(context)),
  ];
}

export function createDesk(rules: Rules): ProcessPages {
  const contextOf = (snapshot: AnyMachineSnapshot) => snapshot.context as RequestContext;
  return {
    link: 'Informasi',
    none: 'Belum ada permohonan informasi.',
    acts: ACTS,
    sight: (person) => sight(rules, person),
    maySee: (person, searched) => maySee(rules, person, searched),
    readsAll: knowsRequester,
    quote(snapshot, looker) {
      const { text, phone } = contextOf(snapshot);
      return knowsRequester(looker) || phone === null ? text : hideReporter(text, phone);
    },
    facts: (snapshot, looker) => factsOf(rules, contextOf(snapshot), looker),
    opening: {
      form: {
        name: 'baru',
        label: 'Catat permohonan di meja layanan',
        button: 'Catat',
        help: 'Untuk permohonan yang datang langsung atau dengan surat. Nomor diberikan saat dicatat.',
        asks: {
          text: { label: 'Informasi yang diminta', as: 'text' },
          name: { label: 'Nama', as: 'line' },
          address: { label: 'Alamat', as: 'line' },
          phone: { label: 'Nomor HP', as: 'line', optional: true },
          purpose: { label: 'Tujuan penggunaan', as: 'line', optional: true },
          way: { label: 'Cara mendapat salinan', as: WAYS, optional: true },
        },
      },
      fields: z.strictObject({
        text: z.string().trim().min(1).max(1000),
        name: line,
        address: line,
        phone: z
          .string()
          .transform((typed) => typed.replace(/[\s.-]/g, '').replace(/^0/, '+62'))
          .pipe(z.string().regex(/^\+62\d{8,13}$/))
          .exactOptional(),
        purpose: line.exactOptional(),
        way: z.enum(['ambil', 'email', 'pos', 'lihat']).exactOptional(),
      }),
      input: (said, at) => ({ ...said, phone: said.phone ?? null, at }),
    },
    register: REGISTER,
    figures: createFigures(rules),
  };
}
