import { createHash } from 'node:crypto';
import { placeText } from '../machines/complaint/texts.ts';
import { letterNumber, longDate, maskNik, maskPhone } from '../machines/letters.ts';
import type { Rules } from '../machines/rules.ts';
import type { RenderLetter } from '../machines/runtime/ports.ts';
import { letterTicket } from '../machines/tickets.ts';
import { createLetterRenderer } from '../templates/letter.ts';

const KINDS: Record<string, string> = {
  KELUHAN: 'Keluhan',
  SARAN: 'Saran',
  TANYA: 'Permintaan informasi',
  APRESIASI: 'Apresiasi',
  LAINNYA: 'Lainnya',
};

/**
 * The forwarding letter (SOP step 3): numbered, rendered, and sealed with its hash.
 * @param folder of the letter templates
 */
export function createRenderLetter(rules: Rules, folder: string): RenderLetter {
  const render = createLetterRenderer(folder);
  const { calendar, district } = rules;
  const two = (value: number) => String(value).padStart(2, '0');
  const moment = (at: number) => {
    const local = calendar.local(at);
    return `${longDate(local)} pukul ${two(local.hour)}.${two(local.minute)} ${district.calendar.zoneName}`;
  };

  return (letter, complaint, sequence, at) => {
    const date = calendar.local(at);
    const number = letterNumber(district.letterhead, sequence, date);
    const { secret, emergency, clock, category } = complaint;
    const addressee = rules.agency(letter.agency)?.head ?? letter.agency;
    const subject = 'Penerusan Aduan Masyarakat melalui Hotline SMS Center';
    const html = render({
      letterhead: district.letterhead,
      number,
      urgency: secret ? 'Rahasia' : emergency ? 'Sangat Segera' : 'Segera',
      subject,
      date: longDate(date),
      received: moment(complaint.receivedAt),
      due: longDate(calendar.local(clock?.dueAt ?? complaint.legalDueAt)),
      addressee,
      district: district.office.district,
      ticket: letterTicket(complaint.year, complaint.ticket),
      code: complaint.ticket,
      reporter: secret
        ? 'dirahasiakan'
        : `${maskPhone(complaint.reporter)} (identitas ada pada Admin)`,
      kind: KINDS[complaint.kind] ?? complaint.kind,
      category: district.categories.find(({ code }) => code === category)?.name ?? '-',
      place: placeText(complaint) ?? '-',
      text: maskNik(complaint.text),
      secret,
    });
    const sha256 = createHash('sha256').update(html).digest('hex');
    return { number, title: `${subject} ${complaint.ticket}`, addressee, html, sha256 };
  };
}
