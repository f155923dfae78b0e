import type { Request } from 'express';
import { calendarDoubts } from '../../../machines/district/calendar-doubts.ts';
import { LINE } from '../../../machines/line/kind.ts';
import { REPORT } from '../../../machines/report/kind.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { lookersMask } from '../../office/people/looker-mask.ts';
import { personAtDesk } from '../../office/people/person.ts';
import { readableSms } from '../../office/people/sms-scope.ts';
import { CALENDAR_ADVICE, calendarWords } from '../../office/words/calendar-words.ts';
import { clockWords } from '../../office/words/clock-words.ts';
import { dateText } from '../../office/words/dates.ts';
import { rupiah, workerWord } from '../../office/words/engine-words.ts';
import { holderOf } from '../../office/words/holder.ts';
import { identityOf } from '../../pages/access/actor.ts';
import { PHONE_ACTS_PAGE } from '../common/addresses.ts';
import { wrongCodePhones } from '../configuration/wrong-codes.ts';
import { heldSenders } from '../messages/held-senders.ts';
import { RELEASE_ALL } from '../messages/quarantine.ts';
import { looseTasks } from './loose-words.ts';
import { phoneTasks } from './phone-acts.ts';
import { pressTasks } from './press.ts';
import { aloneGroup } from './routed-alone.ts';
import type { Task, TaskGroup } from './task.ts';
import { unansweredGroup } from './unanswered.ts';
import { unplacedGroup } from './unplaced.ts';

/** What waits for the admin besides complaints: the hotline's own health, SMS, letters and reports. */

const SHOWN = 10;
/** What the calendar has to say: nobody did anything for it. */
export const CALENDAR_GROUP = 'kalender';

const PLAIN = { text: '', since: null, until: null, late: false, marks: [], proposals: [] };

function group(
  name: string,
  title: string,
  tasks: Task[],
  more: Partial<Pick<TaskGroup, 'urgent' | 'more' | 'count'>> = {},
): TaskGroup {
  const count = more.count ?? String(tasks.length);
  return { name, title, tasks, count, urgent: more.urgent ?? false, more: more.more ?? null };
}

/** A clock in doubt, modems that cannot send now, and parts of the program that keep failing. */
function faults({ engine, rules }: Hotline): Task[] {
  const { channels, paused, failing, clock } = engine.health();
  const time =
    clock === null
      ? []
      : [
          {
            name: 'Jam komputer',
            asks: 'Periksa jam komputer',
            text: clockWords(rules.calendar, clock),
          },
        ];
  const down = channels
    .filter(({ ready }) => !ready)
    .map(({ name, detail }) => ({ name, asks: 'Periksa modem', text: detail }));
  const resting = paused.map(({ line, reason }) => ({
    name: line,
    asks: 'Modem sering gagal mengirim dan diistirahatkan sebentar',
    text: reason,
  }));
  const workers = failing.map(({ worker, failures }) => ({
    name: workerWord(worker),
    asks: `Bagian program ini gagal ${failures} kali berturut-turut`,
    text: '',
  }));
  return [...time, ...down, ...resting, ...workers].map(({ name, asks, text }, index) => ({
    ...PLAIN,
    key: `gangguan-${index}`,
    address: '/sistem',
    title: name,
    asks,
    text,
    late: true,
  }));
}

/** Credit to buy and cards to keep alive, as the operators said. */
async function lines({ store, engine, rules }: Hotline): Promise<Task[]> {
  const { items } = await store.instances.find(
    { machine: 'line' },
    { order: 'created', limit: SHOWN },
  );
  const alarmed = items.filter(({ search }) =>
    search.tags.some((tag) => tag === 'lowCredit' || tag === 'ending'),
  );
  const found = await Promise.all(alarmed.map(({ id }) => engine.instances.of(LINE).snapshot(id)));
  return found
    .filter((one) => one !== undefined)
    .map(({ stored, snapshot }) => {
      const { name, credit, activeUntil, toldAt } = snapshot.context;
      const low = stored.search.tags.includes('lowCredit');
      const until = activeUntil === null ? '' : `masa aktif sampai ${dateText(rules, activeUntil)}`;
      const left = credit === null ? '' : `pulsa ${rupiah(credit)}`;
      return {
        ...PLAIN,
        key: `kartu-${stored.id}`,
        address: '/pengaturan/modem',
        title: name,
        asks: low ? 'Isi pulsa' : 'Perpanjang masa aktif kartu',
        text: [left, until].filter((part) => part !== '').join(', '),
        since: toldAt,
        until: low ? null : activeUntil,
      };
    });
}

/** SMS that somebody has to follow up by telephone. */
async function undelivered(hotline: Hotline, request: Request): Promise<TaskGroup> {
  const { store, rules } = hotline;
  const person = personAtDesk(identityOf(request));
  const entries = await readableSms(hotline, person, await store.outbox.undelivered(SHOWN + 1));
  const isMore = entries.length > SHOWN;
  const tasks = entries.slice(0, SHOWN).map(({ id, to, state, text, createdAt }) => ({
    ...PLAIN,
    key: `sms-${id}`,
    address: '/panggil',
    title: holderOf(rules, to, lookersMask()),
    asks:
      state === 'failed'
        ? 'Gagal dikirim: sampaikan dengan cara lain'
        : 'Belum pasti sampai: tanyakan kepada penerimanya',
    text: text ?? '',
    since: createdAt,
  }));
  return group('panggil', 'SMS yang tidak sampai', tasks, {
    count: isMore ? `${SHOWN}+` : String(tasks.length),
    more: isMore ? '/panggil' : null,
  });
}

/** Who wrote more today than is answered: a person says whether it goes on. */
async function heldTasks(hotline: Hotline): Promise<Task[]> {
  const senders = await heldSenders(hotline);
  return senders.slice(0, SHOWN).map(({ key, masked, address, since, count }) => ({
    ...PLAIN,
    key: `batas-${key}`,
    address,
    title: masked,
    asks: `${count} SMS ditahan karena lewat batas harian. Baca, lalu lepaskan yang sungguh aduan.`,
    since,
    proposals: [RELEASE_ALL],
  }));
}

/** Phones of the office that sent wrong codes today. */
async function codeTasks(hotline: Hotline): Promise<Task[]> {
  const phones = await wrongCodePhones(hotline);
  return phones.slice(0, SHOWN).map(({ key, label, number, count, locked }) => ({
    ...PLAIN,
    key: `kode-${key}`,
    address: '/pengaturan/skpd',
    title: label,
    asks: `${count} kode salah hari ini dari ${number}. Telepon pemegangnya: mungkin nomornya dipalsukan.`,
    text: locked ? 'Perintah dengan kode dari nomor ini ditahan sampai besok.' : '',
  }));
}

/** Letters as one line for each step of the paper, however many there are. */
async function letters({ store }: Hotline): Promise<TaskGroup> {
  const steps = [
    { tag: 'toSign', asks: 'Periksa konsepnya, lalu tetapkan di register', state: 'draft' },
    {
      tag: 'toSend',
      asks: 'Cetak, mintakan tanda tangan, kirim, lalu catat di register',
      state: 'signed',
    },
    { tag: 'toArchive', asks: 'Lampirkan pindaian bertanda tangan, lalu arsipkan', state: 'sent' },
  ];
  const counted = await Promise.all(
    steps.map(async (step) => ({
      ...step,
      count: await store.instances.count({ machine: 'letter', tag: step.tag }),
    })),
  );
  const tasks = counted
    .filter(({ count }) => count > 0)
    .map(({ tag, asks, state, count }) => ({
      ...PLAIN,
      key: `surat-${tag}`,
      address: `/register?keadaan=${state}`,
      title: `${count} surat`,
      asks,
    }));
  const all = counted.reduce((sum, { count }) => sum + count, 0);
  return group('surat', 'Surat', tasks, { count: String(all) });
}

/** Days off and office hours that are an estimate or not there: deadlines are counted with them. */
function calendarTasks({ rules, clock }: Hotline): Task[] {
  const doubts = calendarDoubts(rules.district.calendar, rules.calendar.local(clock.now()));
  return doubts.map((doubt) => ({
    ...PLAIN,
    key: `kalender-${doubt.year}`,
    address: `/pengaturan/kalender?tahun=${doubt.year}`,
    title: `Kalender ${doubt.year}`,
    asks: calendarWords(doubt),
    text: CALENDAR_ADVICE,
  }));
}

async function reports({ store, engine, rules }: Hotline): Promise<Task[]> {
  const query = { machine: 'report', tag: 'withAdmin' };
  const { items } = await store.instances.find(query, { order: 'due', limit: SHOWN });
  const found = await Promise.all(items.map(({ id }) => engine.instances.of(REPORT).snapshot(id)));
  return found
    .filter((one) => one !== undefined)
    .map(({ stored, snapshot }) => {
      const { from, to, dueAt } = snapshot.context;
      return {
        ...PLAIN,
        key: `laporan-${stored.id}`,
        address: `/laporan/${encodeURIComponent(stored.id)}`,
        title: `${dateText(rules, from)} – ${dateText(rules, to - 1)}`,
        asks: stored.search.state === 'signed' ? 'Kirim laporan' : 'Mintakan tanda tangan laporan',
        since: to,
        until: dueAt,
      };
    });
}

/** What keeps SMS from being sent at all comes before every complaint but danger to life. */
export function faultGroup(hotline: Hotline): TaskGroup {
  return group('gangguan', 'Gangguan', faults(hotline), { urgent: true });
}

/** In the order of urgency; they come after the complaints. */
export async function otherGroups(hotline: Hotline, request: Request): Promise<TaskGroup[]> {
  const [loose, sms, held, codes, byPhone, cards, papers, printed, written] = await Promise.all([
    looseTasks(hotline, request),
    undelivered(hotline, request),
    heldTasks(hotline),
    codeTasks(hotline),
    phoneTasks(hotline, request),
    lines(hotline),
    letters(hotline),
    pressTasks(hotline),
    reports(hotline),
  ]);
  return [
    group('susulan', 'SMS susulan tanpa nomor', loose),
    await unplacedGroup(hotline, request),
    await aloneGroup(hotline, request),
    sms,
    await unansweredGroup(hotline),
    group('batas', 'Lewat batas harian', held, { more: '/karantina' }),
    group('kode', 'Kode salah', codes, { more: '/pengaturan/skpd' }),
    group('telepon', 'Tindakan dari telepon admin', byPhone, { more: PHONE_ACTS_PAGE }),
    group('kartu', 'Pulsa dan masa aktif', cards),
    papers,
    group('koran', 'Koran', printed),
    group('laporan', 'Laporan', written),
    group(CALENDAR_GROUP, 'Kalender', calendarTasks(hotline)),
  ];
}
