import { createHash } from 'node:crypto';
import type { ComplaintContext } from '../machines/complaint/context.ts';
import { placeText } from '../machines/complaint/texts.ts';
import type { Rules } from '../machines/rules.ts';
import type { SealedPage } from '../machines/runtime/issue-letter.ts';
import type { RenderLetter } from '../machines/runtime/ports.ts';
import { letterTicket } from '../machines/tickets.ts';
import type { ForwardedComplaint } from '../templates/documents/letter-views.ts';
import type { RenderDocument } from '../templates/documents/render.ts';

const KINDS: Record<string, string> = {
  KELUHAN: 'Keluhan',
  SARAN: 'Saran',
  TANYA: 'Permintaan informasi',
  APRESIASI: 'Apresiasi',
  LAINNYA: 'Lainnya',
};

/** A complaint as letters print it. */
export function forwardedComplaint(rules: Rules, complaint: ComplaintContext): ForwardedComplaint {
  const { category, clock, kind } = complaint;
  return {
    ticket: letterTicket(complaint.year, complaint.ticket),
    code: complaint.ticket,
    received: complaint.receivedAt,
    reporter: complaint.reporter,
    kind: KINDS[kind] ?? kind,
    category: rules.district.categories.find(({ code }) => code === category)?.name ?? '–',
    place: placeText(complaint) ?? '–',
    text: complaint.text,
    due: clock?.dueAt ?? complaint.legalDueAt,
  };
}

/** A rendered document with its hash, as the archive keeps it. */
export function sealed(html: string): SealedPage {
  return { html, sha256: createHash('sha256').update(html).digest('hex') };
}

/** The forwarding letter (SOP step 3). */
export function createRenderLetter(rules: Rules, render: RenderDocument): RenderLetter {
  const { district } = rules;
  const { district: name } = district.office;

  return (letter, complaint, at) => {
    const { secret, emergency } = complaint;
    const addressee = rules.agency(letter.agency)?.head ?? letter.agency;
    const subject = 'Penerusan Aduan Masyarakat melalui Hotline SMS Center';
    const html = (number: string) =>
      render('penerusan', {
        number,
        date: at,
        nature: secret ? 'Rahasia' : emergency ? 'Sangat Segera' : 'Segera',
        subject,
        addressee: [addressee, `Kabupaten ${name}`],
        place: district.letterhead.town,
        copies: [
          `Bupati ${name} (sebagai laporan)`,
          ...(secret ? [`Inspektur Kabupaten ${name}`] : []),
        ],
        complaints: [forwardedComplaint(rules, complaint)],
        secret,
      });
    return {
      subject: `${subject} ${complaint.ticket}`,
      addressee,
      render: (number) => sealed(html(number)),
    };
  };
}
