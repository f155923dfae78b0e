import { COMPLAINT } from '../../../machines/complaint/kind.ts';
import type { Query } from '../../../store/ports/search.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { prepareDispatch } from '../../office/newspaper/newspaper.ts';
import type { Matter } from './life-file.ts';
import { HOUR_MS, type World } from './world.ts';

/** The admin of the demo: triage twice a working day, letters each afternoon, newspaper and reports on Fridays. */

const TRIAGE_HOURS = [8.5, 13.75] as const;
const LETTERS_HOUR = 15;
const FRIDAY = 5;
/** Of what can be done in one sitting. */
const SITTING = 30;
/** Replies that go to the newspaper each week. */
const REPLIES = 3;
const COURIER = { via: 'kurir', takenBy: 'Staf penerima surat' };

type Request = { type: string } & Record<string, unknown>;

async function idsOf({ store }: Hotline, query: Query): Promise<string[]> {
  const { items } = await store.instances.find(query, { order: 'created', limit: SITTING });
  return items.map(({ id }) => id);
}

/** An act at the desk; what is not possible any more is let be. */
async function act(world: World, id: string, request: Request): Promise<void> {
  const { engine } = world.stage.hotline;
  const { revision } = (await world.stage.hotline.store.instances.load(id)) ?? { revision: 0 };
  await engine.request(id, request, { role: 'admin' }, `demo:${id}:${revision}:${request.type}`);
}

/** What was declared of a complaint with these words. */
function matterOf({ life }: World, text: string): Matter | undefined {
  return life.matters.find((matter) => {
    const [before = '', after = ''] = matter.text.split('{tempat}');
    return text.startsWith(before) && text.endsWith(after);
  });
}

function triaged(world: World, text: string): Request {
  const { forward = 'SETDA', reject } = matterOf(world, text) ?? {};
  const told = reject === undefined ? undefined : world.life.rejections[reject];
  return reject === undefined || told === undefined
    ? { type: 'admin.forward', agency: forward }
    : { type: 'admin.reject', reason: reject, text: told };
}

async function triage(world: World): Promise<void> {
  const { hotline } = world.stage;
  const waiting = await idsOf(hotline, { machine: COMPLAINT.name, state: 'triage' });
  for (const id of waiting) {
    const context = await hotline.engine.instances.of(COMPLAINT).context(id);
    if (context === undefined || context.secret) continue;
    await act(world, id, triaged(world, context.text));
  }
}

async function letters(world: World): Promise<void> {
  const { hotline } = world.stage;
  for (const id of await idsOf(hotline, { machine: 'letter', tag: 'toSign' }))
    await act(world, id, { type: 'letter.sign' });
  await world.stage.advance(1000);
  for (const id of await idsOf(hotline, { machine: 'letter', tag: 'toSend' }))
    await act(world, id, { type: 'letter.send', ...COURIER });
}

async function newspaper(world: World): Promise<void> {
  const { hotline } = world.stage;
  const [name] = hotline.rules.district.newspapers;
  const found = await idsOf(hotline, { machine: COMPLAINT.name, tag: 'publishable' });
  const chosen = found.slice(0, REPLIES);
  if (name === undefined || chosen.length === 0) return;
  const approved = { type: 'press.approve', head: 'Kepala SKPD (contoh)', how: 'paper' };
  for (const event of [{ type: 'press.select' }, approved])
    for (const id of chosen) await act(world, id, event);
  await world.stage.advance(1000);
  const ready = await idsOf(hotline, { machine: COMPLAINT.name, tag: 'copyApproved' });
  if (ready.length > 0) await prepareDispatch(hotline, name.name, ready, `demo:${ready[0]}`);
}

async function reports(world: World): Promise<void> {
  const { hotline } = world.stage;
  for (const id of await idsOf(hotline, { machine: 'report', tag: 'withAdmin' })) {
    await act(world, id, { type: 'report.sign' });
    await world.stage.advance(HOUR_MS);
    await act(world, id, { type: 'report.send', ...COURIER });
  }
}

/** Notes the work of one day. @param day its beginning, epoch milliseconds */
export function noteOfficeDay(world: World, day: number): void {
  const { calendar } = world.stage.hotline.rules;
  const { year, month, day: date, weekday } = calendar.local(day);
  const written = [year, month, date].map((part) => String(part).padStart(2, '0')).join('-');
  if (!calendar.isWorkingDay(written)) return;
  const at = (hour: number, run: () => Promise<void>) =>
    world.diary.note(day + hour * HOUR_MS, run);
  for (const hour of TRIAGE_HOURS) at(hour, () => triage(world));
  at(LETTERS_HOUR, () => letters(world));
  if (weekday === FRIDAY) at(LETTERS_HOUR - 1, () => newspaper(world));
  at(LETTERS_HOUR - 2, () => reports(world));
}
