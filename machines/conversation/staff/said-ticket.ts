import { withDigits } from '../../unmasked.ts';

/** A ticket as somebody says it who was asked for which: `a 008`, `008`, `A8`, `yg a nol nol delapan`. Pure. */

/** Words beside it that say nothing else. */
const BESIDE = /\b(?:yg|yang|no|nomor|nomer|tiket|aduan|itu|ya|iya|pak|bu|bpk|ibu|min|admin)\b/g;
const SAID = /^([a-z]{0,2})0*(\d{1,4})$/;
const CODE = /([a-z]{1,2})0*(\d{1,4})$/;

const bare = (text: string) => text.replace(BESIDE, ' ').replace(/[^a-z\d]/g, '');

/**
 * The one of these tickets that was said; undefined where none or several were.
 * @param tickets codes as we write them, `A008`, `2026/A008`
 */
export function ticketSaid<T extends { ticket: string }>(
  text: string,
  tickets: readonly T[],
): T | undefined {
  // a letter that looks like a digit is one only where nothing else can be meant
  const said = SAID.exec(bare(text.toLowerCase())) ?? SAID.exec(bare(withDigits(text)));
  if (said === null) return undefined;
  const [, letters, digits] = said;
  const found = tickets.filter(({ ticket }) => {
    const [, series, number] = CODE.exec(ticket.toLowerCase()) ?? [];
    return number === digits && (letters === '' || letters === series);
  });
  return found.length === 1 ? found[0] : undefined;
}
