import { TortureWorld } from './world.ts';

/**
 * A computer that starts with a wrong clock, as often as one does: right, in the year 2000, right, in 2038, right. The
 * power is cut each time. People write all the while.
 */

const YEAR = 365 * 24 * 3_600_000;
const LIVES: [string, number][] = [
  ['right', 0],
  ['2000', -26 * YEAR],
  ['right again', 0],
  ['2038', 12 * YEAR],
  ['right at last', 0],
];
const LEADERS = ['+6281200000002', '+6281200000003'];
const TICKET = /\b[A-HJ-NP-Z]\d{3}\b/;
const VILLAGES = ['hanakau sukau', 'kenali belalau', 'basungan pagar dewa', 'kegeringan batu brak'];

export interface ClockFigures {
  /** Complaints that people wrote, each from a phone of its own. */
  written: number;
  /** Tickets they were told. */
  tickets: number;
  /** Tickets that two were told. */
  double: number;
  /** Numbers left out between the first and the last. */
  holes: number;
  /** Tickets told while the clock was wrong. */
  inDoubt: number;
  /** Receipts without number while it was. */
  plain: number;
  /** SMS to Sekda and Bupati. */
  toLeaders: number;
}

const numberOf = (ticket: string) => Number(ticket.slice(1));

/** @param each complaints in each of the five lives */
export async function tortureClock(each: number): Promise<ClockFigures> {
  const world = new TortureWorld({ receiverHourly: 100_000, receiverDaily: 100_000 });
  const ticketOf = (phone: string) =>
    world.received(phone).flatMap((text) => TICKET.exec(text) ?? [])[0];
  const phones: string[] = [];
  let [inDoubt, plain] = [0, 0];
  try {
    for (const [name, wrong] of LIVES) {
      await world.start(wrong);
      const now = Array.from({ length: each }, (_, n) => `+62812000${10_000 + phones.length + n}`);
      for (const [n, phone] of now.entries())
        world.send(phone, `JALAN di pekon ${VILLAGES[n % VILLAGES.length]} rusak parah`);
      phones.push(...now);
      if (wrong === 0)
        await world.comes(`${name}: all tickets`, () => phones.every((phone) => ticketOf(phone)));
      else {
        await world.comes(`${name}: all receipts`, () =>
          now.every((phone) => world.received(phone).length > 0),
        );
        inDoubt += now.filter((phone) => ticketOf(phone)).length;
        plain += now.filter((phone) => world.received(phone).join().includes('menyusul')).length;
      }
      await world.kill();
    }
    const tickets = phones.flatMap((phone) => ticketOf(phone) ?? []);
    const different = new Set(tickets);
    const last = Math.max(...tickets.map(numberOf));
    const toLeaders = LEADERS.flatMap((phone) => world.received(phone)).length;
    return {
      ...{ written: phones.length, tickets: tickets.length, inDoubt, plain, toLeaders },
      ...{ double: tickets.length - different.size, holes: last - different.size },
    };
  } finally {
    await world.close();
  }
}

/** What must be so, whatever the clock shows. @returns what is not */
export function clockFaults(figures: ClockFigures): string[] {
  const { written, tickets, double, holes, inDoubt, toLeaders } = figures;
  const rules: [boolean, string][] = [
    [tickets === written, 'everybody has a ticket'],
    [double === 0, 'no ticket is given twice'],
    [holes === 0, 'no number is left out'],
    [inDoubt === 0, 'no ticket is given while the clock is wrong'],
    [toLeaders === 0, 'nobody is told of a deadline that has not passed'],
  ];
  return rules.flatMap(([holds, rule]) => (holds ? [] : [rule]));
}
