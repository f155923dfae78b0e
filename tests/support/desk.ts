import request, { type Test } from 'supertest';
import type { Hotline } from '../../api/hotline/hotline.ts';
import { createWeb, type WebOptions } from '../../api/server/app.ts';
import { createHotline } from '../../api/start/compose.ts';
import { readSettings } from '../../api/start/configuration/settings.ts';
import { SimulatedClock } from '../../channels/simulated-clock.ts';
import type { ComplaintContext } from '../../machines/complaint/base/context.ts';
import type { LetterContext } from '../../machines/letter/context.ts';
import type { Store } from '../../store/ports/store.ts';
import { SqliteStore } from '../../store/sqlite/store.ts';
import { AS_ADMIN } from '../api/desk/fixture.ts';
import { withSigner } from './signer.ts';

/** A whole hotline with its pages, on the embedded store, a virtual network and a clock that stands still. */

const ORIGIN = { 'Sec-Fetch-Site': 'same-origin' };
const CITIZEN = '+6281200009001';
/** Monday 23 November 2026, 09.00 WIB. */
export const MONDAY = Date.UTC(2026, 10, 23, 2, 0);

/** Nothing needs to be looked for in between. */
const HOURS = 6 * 3_600_000;

export class Desk {
  readonly clock = new SimulatedClock(MONDAY);
  readonly hotline: Hotline;
  readonly app: ReturnType<typeof createWeb>;
  #keys = 0;

  private constructor(clock: SimulatedClock, hotline: Hotline, options: WebOptions) {
    this.clock = clock;
    this.hotline = hotline;
    this.app = createWeb(hotline, { ...AS_ADMIN, ...options });
  }

  /** @param before what lies in the store when the hotline opens it */
  static async open(
    options: WebOptions = {},
    before: (store: Store) => Promise<unknown> = () => Promise.resolve(),
  ): Promise<Desk> {
    const clock = new SimulatedClock(MONDAY);
    const store = new SqliteStore(':memory:');
    await store.open();
    await before(store);
    const replace = {
      ...{ clock, store, modemPoll: HOURS, enginePoll: HOURS, random: () => 0 },
      district: withSigner,
    };
    const hotline = await createHotline(readSettings({}), () => {}, replace);
    const desk = new Desk(clock, hotline, options);
    for (const channel of hotline.channels) clock.waitsFor(channel);
    clock.waitsFor(hotline.engine);
    await hotline.engine.start();
    return desk;
  }

  async close(): Promise<void> {
    const stopping = this.hotline.engine.stop();
    await this.clock.advance(2000);
    await stopping;
    await this.hotline.store.close();
  }

  /** An SMS of the citizen, or of another phone; what comes of it is done afterwards. */
  async sms(text: string, from = CITIZEN): Promise<void> {
    this.hotline.simulation?.network.phone(from).send(text);
    await this.rest();
  }

  async rest(): Promise<void> {
    for (let second = 0; second < 5; second += 1) {
      await this.clock.advance(1000);
      this.hotline.engine.nudge();
    }
    await this.clock.advance(0);
  }

  /** Texts that came to a phone. */
  received(phone = CITIZEN): string[] {
    const messages = this.hotline.simulation?.network.phone(phone).messages ?? [];
    return messages.filter(({ direction }) => direction === 'received').map(({ text }) => text);
  }

  get(address: string): Test {
    return request(this.app).get(address);
  }

  form(address: string, fields: Record<string, string | string[]>): Test {
    return request(this.app).post(address).set(ORIGIN).type('form').send(fields);
  }

  /** A form with files, as browsers send it. */
  upload(address: string): Test {
    return request(this.app).post(address).set(ORIGIN);
  }

  /** Fills in a form and gives the address of the preview it leads to. */
  async preview(address: string, fields: Record<string, string | string[]>): Promise<string> {
    const { status, headers, text } = await this.form(address, fields);
    if (status !== 303) throw new Error(`${address}: ${status} ${text}`);
    return String(headers.location);
  }

  /** Confirms a preview; gives where it leads. */
  async confirm(preview: string): Promise<string> {
    const { status, headers, text } = await this.form(preview, {});
    if (status !== 303) throw new Error(`${preview}: ${status} ${text}`);
    await this.rest();
    return String(headers.location);
  }

  /** Presses a button on a letter's page. */
  async act(letter: string, name: string, fields: Record<string, string> = {}): Promise<void> {
    const key = `11111111-2222-3333-4444-${String(++this.#keys).padStart(12, '0')}`;
    const address = `${letter}/tindakan/${name}`;
    const { status, text } = await this.form(address, { kunci: key, ...fields });
    if (status !== 303) throw new Error(`${address}: ${status} ${text}`);
    await this.rest();
  }

  /** Signs a letter: it gets its number. */
  sign(letter: string, number = ''): Promise<void> {
    return this.act(letter, 'tetapkan', { nomor: number });
  }

  /** Notes it as sent now. */
  send(letter: string, to = 'Sdr. Staf TU'): Promise<void> {
    return this.act(letter, 'kirim', { cara: 'kurir', penerima: to });
  }

  async letter(address: string): Promise<LetterContext> {
    const id = decodeURIComponent(address.replace('/register/', ''));
    const found = await this.hotline.engine.instances.snapshot(id);
    if (found === undefined) throw new Error(`there is no letter ${id}`);
    return found.snapshot.context as LetterContext;
  }

  async complaint(id: string): Promise<ComplaintContext> {
    const found = await this.hotline.engine.instances.snapshot(id);
    if (found === undefined) throw new Error(`there is no complaint ${id}`);
    return found.snapshot.context as ComplaintContext;
  }

  /** The rendering that a letter has now. */
  async rendering(letter: LetterContext): Promise<string> {
    const last = letter.documents.filter(({ kind }) => kind === 'rendered').at(-1);
    return (await this.hotline.store.documents.get(last?.id ?? ''))?.html ?? '';
  }
}
