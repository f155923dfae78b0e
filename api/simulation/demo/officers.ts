import type { VirtualPhone } from '../../../channels/gsm/virtual/phone.ts';
import { contactName } from '../scenario/stage.ts';
import { HOUR_MS, MINUTE_MS, type World } from './world.ts';

/** Officers of the demo: each agency answers as quickly as its habit is, or not at all. */

/** Share of tasks of which an officer says first that he has them, or how far they are. */
const ACCEPTS = 0.3;
const REPORTS = 0.25;

function taskGiven(world: World, phone: VirtualPhone, agency: string, ticket: string): void {
  const { life, draws, diary, stage } = world;
  const { answers, hours } = life.habits[agency] ?? life.habits.usual;
  const now = stage.clock.now();
  const wait = draws.between(hours, `${ticket} answered after`) * HOUR_MS;
  const later = (after: number, text: string) =>
    diary.note(now + after, () => {
      phone.send(text);
    });
  if (draws.share(`${ticket} accepts`) < ACCEPTS) later(wait / 10, `TERIMA ${ticket}`);
  if (draws.share(`${ticket} reports`) < REPORTS)
    later(wait / 2, `PROSES ${ticket} ${life.progress}`);
  if (draws.share(`${ticket} answers`) < answers)
    later(wait, `JAWAB ${ticket} ${draws.pick(life.answers, `${ticket} answer`)}`);
}

function dangerTold({ diary, stage }: World, phone: VirtualPhone, ticket: string): void {
  const now = stage.clock.now();
  const say = (minutes: number, text: string) =>
    diary.note(now + minutes * MINUTE_MS, () => {
      phone.send(text);
    });
  say(7, `SIAP ${ticket}`);
  say(170, `AMAN ${ticket} sudah ditangani, tidak ada korban`);
  say(200, `JAWAB ${ticket} regu sudah menangani di tempat, keadaan aman, terima kasih laporannya`);
}

/** Their phones listen. */
export function listenAsOfficers(world: World): void {
  for (const contact of world.stage.hotline.rules.district.contacts) {
    const { role, agency } = contact;
    if (role !== 'officer' || agency === undefined) continue;
    const phone = world.stage.phone(contactName(contact));
    phone.onMessage(({ direction, text }) => {
      if (direction === 'sent') return;
      const task = /^ADUAN ([A-Z]+\d{3})\b/.exec(text)?.[1];
      if (task !== undefined) taskGiven(world, phone, agency, task);
      const danger = /^DARURAT ([A-Z]+\d{3})\b.*Balas: SIAP/.exec(text)?.[1];
      if (danger !== undefined) dangerTold(world, phone, danger);
    });
  }
}
