import type { LetterContext } from '../../../machines/letter/context.ts';
import type { PaperOffice } from '../../support/paper-office.ts';
import type { Random } from '../../support/random.ts';

/** What an office does with its papers on a day: letters are left in every state there is, and so are reports and replies in the newspaper. */

const ADMIN = { role: 'admin' } as const;
const MOST = 50;

export class Papers {
  readonly #office: PaperOffice;
  readonly #random: Random;
  /** Nobody touches these any more. */
  readonly #left = new Set<string>();
  #told = 0;

  constructor(office: PaperOffice, random: Random) {
    this.#office = office;
    this.#random = random;
  }

  async tell(id: string, event: { type: string } & Record<string, unknown>): Promise<void> {
    this.#told += 1;
    await this.#office.hotline.engine.request(id, event, ADMIN, `paper:${this.#told}`);
    await this.#office.rest();
  }

  async day(): Promise<void> {
    for (const id of await this.#waiting('letter')) await this.#letter(id);
    for (const id of await this.#waiting('report')) await this.#report(id);
  }

  async #waiting(machine: string): Promise<string[]> {
    const { instances } = this.#office.hotline.store;
    const { items } = await instances.find(
      { machine, tag: 'open' },
      { order: 'created', limit: MOST },
    );
    return items.map(({ id }) => id).filter((id) => !this.#left.has(id));
  }

  /** One step at most. */
  async #letter(id: string): Promise<void> {
    const stored = await this.#office.hotline.store.instances.load(id);
    const { value } = JSON.parse(stored?.snapshot ?? '{}') as {
      value: string;
      context: LetterContext;
    };
    const chance = this.#random.next();
    if (chance < 0.14) this.#left.add(id);
    else if (chance < 0.22) await this.tell(id, { type: 'letter.void', reason: 'salah alamat' });
    else if (chance < 0.5 && value === 'draft') await this.tell(id, { type: 'letter.initial' });
    else if (value === 'draft' || value === 'initialled')
      await this.tell(id, { type: 'letter.sign' });
    else if (value === 'signed')
      await this.tell(id, { type: 'letter.send', via: 'srikandi', takenBy: '' });
    else if (value === 'sent') {
      await this.tell(id, { type: 'letter.attach', document: `pindaian ${id}`, kind: 'scan' });
      await this.tell(id, { type: 'letter.archive' });
    }
  }

  async #report(id: string): Promise<void> {
    const stored = await this.#office.hotline.store.instances.load(id);
    if (stored?.search.state !== 'making.drafted') return;
    await this.tell(id, { type: 'report.sign' });
    if (this.#random.next() < 0.7)
      await this.tell(id, { type: 'report.send', via: 'srikandi', takenBy: '' });
    else this.#left.add(id);
  }

  /** A reply on its way to the newspaper, as far as it gets. */
  async press(id: string): Promise<void> {
    const steps = [
      { type: 'press.select' },
      { type: 'press.approve', head: 'Kepala Dinas', how: 'paper' },
      {
        type: 'press.send',
        newspaper: 'Radar Lampung Barat',
        letter: 'letter:pengantar-koran:2026:1',
        number: '1',
      },
      this.#random.next() < 0.6
        ? {
            type: 'press.publish',
            newspaper: 'Radar Lampung Barat',
            edition: '1',
            page: '4',
            date: null,
          }
        : { type: 'press.drop', text: 'tidak jadi dimuat' },
    ];
    for (const step of steps.slice(0, 1 + this.#random.below(steps.length)))
      await this.tell(id, step);
  }
}
