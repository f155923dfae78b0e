import type { VirtualPhone } from '../../../channels/gsm/virtual/phone.ts';
import { COMPLAINT } from '../../../machines/complaint/kind.ts';
import { CITIZENS } from '../../hotline/phone-set.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, type World } from './world.ts';

/** Citizens of the demo: they write, rate what they are answered, and ask what has become of it. */

/** Made-up numbers. One lies on the page of phones; the first of those there is left to the tour. */
const numberOf = (n: number): string => CITIZENS[n + 1] ?? `+62812000${String(30_000 + n)}`;

/** When people write: from six in the morning until late in the evening. */
const AWAKE = [6, 22] as const;
const RATING_HOURS = [0.2, 20] as const;

/** The numbers of all of them, by the names of their phones. */
export function citizenNumbers({ life }: Pick<World, 'life'>): Record<string, string> {
  const all = Array.from({ length: life.citizens }, (_, n) => [`warga ${n + 1}`, numberOf(n)]);
  return Object.fromEntries(all);
}

/** A place of the pack, as people write it. */
function placeOf({ stage, draws }: World, about: string): string {
  const { districts } = stage.hotline.rules.district.places;
  const district = draws.pick(districts, `${about} kecamatan`);
  const village = draws.pick(district.villages, `${about} pekon`);
  return `${village.name} ${district.name}`.toLowerCase();
}

/** Words with the place in them. */
export function placed(world: World, text: string, about: string): string {
  return text.includes('{tempat}') ? text.replace('{tempat}', placeOf(world, about)) : text;
}

/** He asks after it where nobody has answered. */
async function chase({ life, stage }: World, phone: VirtualPhone, ticket: string): Promise<void> {
  const asked = { machine: COMPLAINT.name, ticket };
  const { items } = await stage.hotline.store.instances.find(asked, { order: 'created', limit: 1 });
  if (items[0]?.search.state.startsWith('forwarded') === true)
    phone.send(`${life.chase} ${ticket}`);
}

function rated(world: World, phone: VirtualPhone, ticket: string): void {
  const { life, draws, diary, stage } = world;
  const { share, unsolved, stars } = life.ratings;
  const mood = draws.share(`${ticket} rated`);
  if (mood >= share + unsolved) return;
  const at = stage.clock.now() + draws.between(RATING_HOURS, `${ticket} rated after`) * HOUR_MS;
  const text =
    mood < share
      ? `NILAI ${ticket} ${draws.pick(stars, `${ticket} stars`)}`
      : `BELUM ${ticket} masih sama saja pak`;
  diary.note(at, () => {
    phone.send(text);
  });
}

/** What a citizen does with an SMS of the hotline. */
function read(world: World, phone: VirtualPhone, text: string): void {
  const { life, draws, diary, stage } = world;
  const ticket = /\bNo ([A-Z]+\d{3})\b/.exec(text)?.[1];
  const now = stage.clock.now();
  if (/balas angka|balas 1\b/i.test(text))
    diary.note(now + 6 * MINUTE_MS, () => {
      phone.send('1');
    });
  if (ticket === undefined) return;
  if (text.startsWith('Mohon nilai')) rated(world, phone, ticket);
  const { share, days } = life.chasing;
  if (text.startsWith('Trm kasih') && draws.share(`${ticket} chases`) < share)
    diary.note(now + days * DAY_MS, () => chase(world, phone, ticket));
}

/** Their phones listen. */
export function listenAsCitizens(world: World): void {
  for (const name of Object.keys(citizenNumbers(world))) {
    const phone = world.stage.phone(name);
    phone.onMessage(({ direction, text }) => {
      if (direction === 'received') read(world, phone, text);
    });
  }
}

/** Notes what is written on one day. @param day its beginning, epoch milliseconds */
export function noteDay(world: World, day: number): void {
  const { life, draws, diary, stage } = world;
  const count = Math.round(draws.between(life.perDay, `${day} count`));
  for (let n = 0; n < count; n += 1) {
    const about = `${day} ${n}`;
    const { text } = draws.weighted(life.matters, `${about} matter`);
    const writer = 1 + Math.floor(draws.share(`${about} who`) * life.citizens);
    diary.note(day + draws.between(AWAKE, `${about} when`) * HOUR_MS, () => {
      stage.phone(`warga ${writer}`).send(placed(world, text, about));
    });
  }
}

/** Notes what waits for the admin in the morning. @param end of the demo's life, epoch milliseconds */
export function noteLastNight(world: World, end: number): void {
  const { life, diary, stage } = world;
  for (const [n, text] of life.lastNight.entries()) {
    const before = (life.lastNight.length - n) * 9 * MINUTE_MS;
    diary.note(end - before, () => {
      stage.phone(`warga ${life.citizens - n}`).send(placed(world, text, `last night ${n}`));
    });
  }
}
