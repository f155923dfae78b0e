import type { VirtualNetwork } from '../../channels/gsm/virtual/network.ts';
import type { PhoneMessage, VirtualPhone } from '../../channels/gsm/virtual/phone.ts';
import type { Contact } from '../../machines/district/district.ts';
import { Random } from './random.ts';

/**
 * People who write to the hotline, turn by turn: citizens with complaints, follow-ups, checks and
 * ratings, officers and an admin who answer what they are sent. What they choose comes from a seed.
 */

export interface SentSms {
  from: string;
  text: string;
  /** A word that is in no other SMS; null where the SMS is only a command or a choice. */
  token: string | null;
}

/** Beginnings of complaints; the second person cannot be told from the first but by the place. */
const COMPLAINTS = [
  'JALAN jln berlubang besar di dusun',
  'LAMPU lampu jalan mati sudah seminggu di dusun',
  'AIR air pdam tidak mengalir sejak senin di dusun',
  'SAMPAH menumpuk di pasar dan tidak diangkut di dusun',
  'KTP blm jadi sejak bulan lalu, rumah saya di dusun',
  'pak tolong jembatan gantung putus di dusun',
  'selamat siang, ada yg aneh pak mohon dicek di dusun',
];
const LONG_TAIL =
  ' sudah kami laporkan ke aparat setempat tapi belum ada hasil, warga terpaksa bergotong royong' +
  ' sendiri setiap minggu, mohon perhatian bapak supaya cepat ditangani karena banyak anak sekolah' +
  ' yang lewat situ setiap hari. terima kasih banyak sebelumnya pak';

const SYLLABLES = ['ba', 'ki', 'lo', 'mu', 're', 'sa', 'ti', 'wo', 'na', 'pe'];

/** A name that is no word of any language, another for each number. */
function placeName(n: number): string {
  const digits = String(n).padStart(4, '0');
  return [...digits].map((digit) => SYLLABLES[Number(digit)]).join('');
}

type Act = 'complain' | 'complainAtLength' | 'chase' | 'add' | 'addAtLength' | 'check';

interface Citizen {
  phone: VirtualPhone;
  tickets: string[];
  acts: Act[];
}

export class Townspeople {
  readonly sent: SentSms[] = [];
  /** For what people begin by themselves: the same for a seed, whatever the hotline does. */
  #random: Random;
  /** For replies, whose order depends on when the hotline's SMS arrive. */
  #moods: Random;
  #turns: Citizen[];
  /** Replies that people are about to type. */
  #replies: (() => void)[] = [];
  #names = 0;
  /** Of replies: beyond all that people begin by themselves. */
  #replyNames: number;
  /** Complaints that each citizen has begun so far, so that nobody repeats the same words. */
  #begun = new Map<Citizen, string[]>();

  /** @param citizens how many of them; each sends four SMS beside what they reply */
  constructor(network: VirtualNetwork, contacts: Contact[], citizens: number, random: Random) {
    this.#random = random;
    this.#moods = new Random(random.below(2 ** 31));
    const people = Array.from({ length: citizens }, (_, n) => this.#citizen(network, n));
    this.#turns = random.shuffle(people.flatMap((one) => one.acts.map(() => one)));
    this.#replyNames = Math.max(5000, this.#turns.length);
    for (const { role, phone } of contacts) this.#staff(network.phone(phone), role);
  }

  /** SMS that people will still begin by themselves. */
  get turnsLeft(): number {
    return this.#turns.length;
  }

  /** Those and the replies that are about to be sent. */
  get left(): number {
    return this.#turns.length + this.#replies.length;
  }

  /** The next person writes, and whoever has a reply sends it. */
  step(): void {
    const replies = this.#replies.splice(0, 2);
    const citizen = this.#turns.pop();
    if (citizen !== undefined) this.#act(citizen, citizen.acts.shift() ?? 'check');
    for (const reply of replies) reply();
  }

  #citizen(network: VirtualNetwork, n: number): Citizen {
    const phone = network.phone(`+628120000${9000 + n}`);
    const later: Act[] = ['complain', 'complainAtLength', 'chase', 'add', 'addAtLength', 'check'];
    const acts: Act[] = ['complain', ...[0, 1, 2].map(() => this.#random.pick(later))];
    const citizen = { phone, tickets: [], acts };
    phone.onMessage((message) => this.#read(citizen, message));
    return citizen;
  }

  #send(phone: VirtualPhone, text: string, token: string | null = null): void {
    this.sent.push({ from: phone.number, text, token });
    phone.send(text);
  }

  #act(citizen: Citizen, act: Act): void {
    const { phone, tickets } = citizen;
    const ticket = tickets.at(-1);
    const token = placeName(this.#names++);
    const named = ticket === undefined ? 'laporan saya yg di dusun' : `TAMBAH ${ticket} di dusun`;
    const begin = () => `${this.#opening(citizen)} ${token}`;
    const texts: Record<Act, () => string> = {
      complain: begin,
      complainAtLength: () => `${begin()}${LONG_TAIL}`,
      chase: () => `gimana pak kelanjutan laporan saya yg di dusun ${token}, belum ada tindakan`,
      add: () => `${named} ${token} kok blm ditanggapi`,
      addAtLength: () => `${named} ${token} kok blm ditanggapi${LONG_TAIL}`,
      check: () => (ticket === undefined ? 'CEK' : `CEK ${ticket}`),
    };
    this.#send(phone, texts[act](), act === 'check' ? null : token);
  }

  #opening(citizen: Citizen): string {
    const begun = this.#begun.get(citizen) ?? [];
    const opening = this.#random.pick(COMPLAINTS.filter((text) => !begun.includes(text)));
    this.#begun.set(citizen, [...begun, opening]);
    return opening;
  }

  #reply(write: () => void): void {
    this.#replies.push(write);
  }

  /** A citizen reads: notes the ticket, rates an answer, answers a numbered question. */
  #read(citizen: Citizen, { direction, text }: PhoneMessage): void {
    if (direction === 'sent') return;
    const { phone, tickets } = citizen;
    const ticket = /\bNo ([A-Z]+\d{3})\b/.exec(text)?.[1];
    if (ticket !== undefined && !tickets.includes(ticket)) tickets.push(ticket);
    if (text.includes('Mohon nilai') && ticket !== undefined && this.#moods.next() < 0.7)
      this.#reply(() => this.#send(phone, `NILAI ${ticket} ${1 + this.#moods.below(5)}`));
    if (/\bBARU\b|balas angka/.test(text))
      this.#reply(() => this.#send(phone, this.#moods.pick(['1', '1', 'BARU'])));
  }

  #staff(phone: VirtualPhone, role: Contact['role']): void {
    phone.onMessage(({ direction, text }) => {
      if (direction === 'sent') return;
      const task = /^(?:ADUAN|Triase) ([A-Z]+\d{3})\b/.exec(text)?.[1];
      if (task !== undefined) this.#handle(phone, role, task);
    });
  }

  #handle(phone: VirtualPhone, role: Contact['role'], task: string): void {
    if (role === 'admin') {
      this.#reply(() => this.#send(phone, `TERUSKAN ${task} SETDA`));
      return;
    }
    // the head of an agency hears of emergencies too, and leaves the answer to the officer
    if (role !== 'officer') return;
    if (this.#moods.next() < 0.2) this.#reply(() => this.#send(phone, `TERIMA ${task}`));
    if (this.#moods.next() < 0.8)
      this.#reply(() => {
        const token = placeName(this.#replyNames++);
        this.#send(
          phone,
          `JAWAB ${task} sdh kami survey di dusun ${token}, besok alat turun`,
          token,
        );
      });
  }
}
