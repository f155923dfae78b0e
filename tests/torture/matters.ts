import type { ComplaintContext } from '../../machines/complaint/base/context.ts';
import type { PaperOffice } from '../support/paper-office.ts';

/** Complaints of a long time in one office, by new phones each: what people do with them, whatever befalls them. */

export const TEXTS = [
  'JALAN jalan rusak parah di pekon hanakau sukau',
  'JALAN jalan berlubang di pekon basungan pagar dewa',
  'SAMPAH sampah menumpuk di pasar liwa',
  'LAMPU lampu jalan mati di pekon kubu perahu',
  'KTP sudah sebulan ktp saya belum jadi di sumber jaya',
  'SEKOLAH atap sekolah bocor di pekon sukau',
  'PUSKESMAS obat di puskesmas habis di kebun tebu',
];
/** How many of the last ones another may be put under. */
const LATE = 40;

export class Matters {
  readonly ids: string[] = [];
  private readonly office: PaperOffice;
  private phones = 0;

  constructor(office: PaperOffice) {
    this.office = office;
  }

  /** @param underWay milliseconds @returns what came of it: no id where it became no complaint */
  async complain(text: string, underWay = 0): Promise<{ phone: string; id: string | undefined }> {
    this.phones += 1;
    const phone = `+62812000${String(10_000 + this.phones)}`;
    await this.office.sms(phone, text, underWay);
    const [, ticket] = /No ([A-Z]{1,2}\d{3})/.exec(this.office.received(phone).join(' ')) ?? [];
    if (ticket === undefined) return { phone, id: undefined };
    const { year } = this.office.hotline.rules.calendar.local(this.office.clock.now());
    const id = `${year}-${ticket}`;
    this.ids.push(id);
    return { phone, id };
  }

  of(id: string): Promise<ComplaintContext> {
    return this.office.complaint(id);
  }

  /** A command of whoever has the complaint now. */
  async officer(id: string, command: string, words: string): Promise<void> {
    const { agency, year, ticket } = await this.of(id);
    const { contacts } = this.office.hotline.rules.district;
    const contact = contacts.find((one) => one.role === 'officer' && one.agency === agency);
    if (contact !== undefined)
      await this.office.sms(contact.phone, `${command} ${year}/${ticket} ${words}`);
  }

  /** The admin puts it under one of the last ones of its kind, as far as there is one. */
  async merge(
    id: string,
    tell: (id: string, event: { type: string } & Record<string, unknown>) => Promise<void>,
  ): Promise<void> {
    const own = await this.of(id);
    for (const other of this.ids.slice(-LATE).filter((one) => one !== id)) {
      const { ticket, category, secret, parent, closedAt } = await this.of(other);
      if (category !== own.category || parent !== null || closedAt !== null || secret) continue;
      await tell(id, { type: 'admin.merge', parent: { instance: other, ticket, secret } });
      return;
    }
  }
}
