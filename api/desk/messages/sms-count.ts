import { gsm7Width, segmentText } from '../../../machines/language/gsm7.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { rupiah } from '../../office/words/engine-words.ts';
import { field } from '../../pages/form.ts';
import { Pages } from '../../pages/pages.ts';

/** `/hitung-sms`: of how many SMS a text is made while somebody writes it, as the composer cuts it. */

/** Room in an SMS alone, and in each of several (3GPP TS 23.040 §9.2.3.24.1). */
const ROOM = { gsm7: [160, 153], ucs2: [70, 67] } as const;

export interface SmsCount {
  total: number;
  /** Letters that still fit into the last SMS. */
  left: number;
  encoding: 'gsm7' | 'ucs2';
}

export function smsCount(text: string): SmsCount {
  const { encoding, parts } = segmentText(text);
  const [single, joined] = ROOM[encoding];
  const width = (character: string) =>
    encoding === 'gsm7' ? gsm7Width(character) : character.length;
  const last = [...(parts.at(-1) ?? '')].reduce((sum, character) => sum + width(character), 0);
  return { total: parts.length, left: (parts.length === 1 ? single : joined) - last, encoding };
}

/**
 * `sisa 12 huruf, 2 SMS, Rp700`; emoji and other foreign letters leave room for less than half.
 * @param tariff rupiah for one; null where nobody has told
 */
function smsCountText(text: string, tariff: number | null): string {
  const { total, left, encoding } = smsCount(text);
  const alphabet = encoding === 'ucs2' ? ' (UCS-2: ada emoji atau huruf khusus)' : '';
  const cost = tariff === null ? '' : `, ${rupiah(total * tariff)}`;
  return `sisa ${left} huruf, ${total} SMS${alphabet}${cost}`;
}

export function smsCountRoutes({ rules }: Pick<Hotline, 'rules'>): Pages {
  const { smsTariff } = rules.district.policy;
  const pages = new Pages();
  pages.post(
    '/hitung-sms',
    { for: ['signed-in', 'simulation'], noted: null },
    (request, response) => {
      response.type('text/plain').send(smsCountText(field(request, 'isi'), smsTariff));
    },
  );
  return pages;
}
