import { setTimeout as sleep } from 'node:timers/promises';
import { FULL_DISK } from './full-disk.ts';
import { TortureWorld } from './world.ts';

/** The disk is full for a while, and people write all the while: nothing is lost, and it is said what is the matter. */

const TICKET = /\b[A-HJ-NP-Z]\d{3}\b/;
const VILLAGES = ['hanakau sukau', 'kenali belalau', 'basungan pagar dewa', 'kegeringan batu brak'];
/** Milliseconds between two that write to a disk that is full. */
const BETWEEN = 250;
/** As `store/sqlite/trouble.ts` names it to whoever runs the hotline. */
const SAID = /disk is full/;

export interface DiskFigures {
  /** Complaints that people wrote, each from a phone of its own, some while the disk was full. */
  written: number;
  /** Tickets they were told in the end. */
  tickets: number;
  /** Tickets that two were told. */
  double: number;
  /** Numbers left out between the first and the last. */
  holes: number;
  /** SMS of the full disk that waited in the modem or the network, not in the store. */
  waited: number;
  /** Times the log named the full disk. */
  said: number;
  /** Names of anything else that the log gave for the fault. */
  misnamed: number;
}

/** @param each complaints before and after the disk is full; while it is, at least so many */
export async function tortureDisk(each: number): Promise<DiskFigures> {
  const world = new TortureWorld({ receiverHourly: 100_000, receiverDaily: 100_000 });
  const ticketOf = (phone: string) =>
    world.received(phone).flatMap((text) => TICKET.exec(text) ?? [])[0];
  const phones: string[] = [];
  const writeOne = () => {
    const phone = `+62812000${10_000 + phones.length}`;
    const village = VILLAGES[phones.length % VILLAGES.length];
    phones.push(phone);
    world.send(phone, `JALAN di pekon ${village} rusak parah`);
  };
  const write = () => {
    for (let n = 0; n < each; n += 1) writeOne();
  };
  const allTold = () => phones.every((phone) => ticketOf(phone) !== undefined);
  try {
    await world.start(0, [FULL_DISK]);
    write();
    await world.comes('tickets before', allTold);
    world.signal('SIGUSR2');
    write();
    // pages that are there already have room for a few more
    await world.comes('it is said that the disk is full', async () => {
      if (SAID.test(world.output)) return true;
      writeOne();
      await sleep(BETWEEN);
      return false;
    });
    const waited = phones.filter((phone) => ticketOf(phone) === undefined).length;
    const { output } = world;
    world.signal('SIGUSR2');
    await world.comes('tickets of the full disk', allTold);
    write();
    await world.comes('tickets after', allTold);
    const tickets = phones.flatMap((phone) => ticketOf(phone) ?? []);
    const last = Math.max(...tickets.map((ticket) => Number(ticket.slice(1))));
    return {
      ...{ written: phones.length, tickets: tickets.length, waited },
      ...{ double: tickets.length - new Set(tickets).size, holes: last - new Set(tickets).size },
      said: output.split(SAID).length - 1,
      misnamed: (output.match(/damaged|in use by another/g) ?? []).length,
    };
  } finally {
    await world.close();
  }
}

/** @returns rules that do not hold */
export function diskFaults(figures: DiskFigures): string[] {
  const { written, tickets, double, holes, waited, said, misnamed } = figures;
  const rules: [boolean, string][] = [
    [tickets === written, 'everybody has a ticket in the end'],
    [double === 0, 'no ticket is given twice'],
    [holes === 0, 'no number is left out'],
    [waited > 0, 'nobody is told what could not be written down'],
    [said > 0 && misnamed === 0, 'the log says that the disk is full, and nothing else'],
  ];
  return rules.flatMap(([holds, rule]) => (holds ? [] : [rule]));
}
