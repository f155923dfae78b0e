import type { Read } from '../base/reading.ts';

/** Whether a text is written to an office: to people in it, or for something that an office does. */

/** Who governs, and what people do towards him; hardly any advertiser names them. */
const OFFICE =
  /\b(bupati|wabup|camat|lurah|peratin|kades|kadis|dinas|pemda|pemkab|lapor|laporkan|melapor|melaporkan|aduan|mengadu|pengaduan|penjelasan|kejelasan\w*)\b/;
/** What is asked for, by whom and for whom; people write it to each other, too. */
const ASKED =
  /\b(mohon|tolong|minta|harap|semoga|info|informasi|usul|usulan|saran|bapak|ibu|warga|masyarakat|desa|pekon|kantor|syarat|persyaratan|urus|mengurus|ngurus)\b/;

export const namesOffice = ({ full }: Pick<Read, 'full'>): boolean => OFFICE.test(full);

export const asksOffice = (read: Pick<Read, 'full'>): boolean =>
  namesOffice(read) || ASKED.test(read.full);
