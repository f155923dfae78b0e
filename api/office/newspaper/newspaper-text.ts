import { longDate, PENDING_NUMBER } from '../../../machines/district/letters.ts';
import { maskSender } from '../../../machines/numbers/masks.ts';
import { hidePrivateNumbers } from '../../../machines/numbers/private-numbers.ts';
import { complaintsOf, type DeskParts } from '../letters/draft.ts';
import type { Dispatched } from './newspaper.ts';

/** The page of replies as plain text, to be pasted into a mail to the editors. */

/** Lines end as mail programs and the oldest editors of Windows want them. */
const NEW_LINE = '\r\n';
const BETWEEN = '* * *';

export async function dispatchText(parts: DeskParts, sent: Dispatched): Promise<string> {
  const { letter, newspaper, replies } = sent;
  const { rules } = parts;
  const complaints = await complaintsOf(
    parts,
    replies.map(({ complaint }) => complaint),
  );
  const articles = replies.map(({ place, question, headline, answer, office }, n) => {
    const reporter = complaints[n]?.reporter ?? '';
    const shown = (text: string) => hidePrivateNumbers(text, reporter).text;
    const sender = [maskSender(reporter), ...(place === null ? [] : [shown(place)])].join(', ');
    return [sender, shown(question), '', shown(headline).toUpperCase(), shown(answer), office];
  });
  const head = [
    'BALASAN SURAT PEMBACA',
    `Hotline SMS Center Kabupaten ${rules.district.office.district}`,
    `Untuk ${newspaper}, ${longDate(rules.calendar.local(letter.createdAt))}`,
    `Surat pengantar nomor ${letter.number ?? PENDING_NUMBER}`,
  ];
  const lines = [
    ...head,
    ...articles.flatMap((article, n) => ['', ...(n === 0 ? [] : [BETWEEN, '']), ...article]),
  ];
  return `${lines.join('\n').replaceAll('\n', NEW_LINE)}${NEW_LINE}`;
}
