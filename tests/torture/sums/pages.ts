import type { Faults } from './documents.ts';
import type { Expected } from './expected.ts';
import { countEach } from './figures.ts';
import { figuresIn, lasting, number, share } from './printed.ts';

/** Figures of the pages, and the lists behind them. */

/** Those of SMS have a recount of their own. */
const OF_SMS = 'SMS gagal';

function shown(expected: Expected): Record<string, string> {
  const { figures } = expected;
  const single = expected.single();
  const { answer } = figures.steps();
  const { mean } = figures.rating();
  const all = figures.balance(() => 'all').all ?? { before: 0, settled: 0, left: 0 };
  return {
    ...single,
    Masuk: number(figures.received.length),
    Diteruskan: number(figures.forwarded.length),
    'Dalam waktu SOP': `${number(answer.within)} (${share(answer.shareWithin)})`,
    'Separuh dijawab dalam': lasting(answer.median),
    '90% dijawab dalam': lasting(answer.p90),
    'Sisa sebelumnya': number(all.before),
    Selesai: number(all.settled),
    'Sisa pada akhir periode': number(all.left),
    'Nilai rata-rata': mean === null ? '–' : `${number(mean, 1)} dari 5`,
  };
}

/** How many a list has, by its tickets; `next` leads to more. */
async function listed(get: (address: string) => Promise<string>, address: string): Promise<number> {
  const html = await get(address);
  const here = html.match(/id="aduan-/g)?.length ?? 0;
  const [, older] = /id="ke-lanjut" href="([^"]+)"/.exec(html) ?? [];
  return older === undefined ? here : here + (await listed(get, unescaped(older)));
}

const unescaped = (address: string) => address.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=');

/** @param address of the figures of any days */
export async function checkPages(
  faults: Faults,
  get: (address: string) => Promise<string>,
  address: string,
  expected: Expected,
): Promise<void> {
  const html = await get(address);
  const own = shown(expected);
  for (const [title, value] of figuresIn(html))
    if (title !== OF_SMS) faults.same(`page, ${title}`, value, own[title] ?? 'not checked');
  for (const [, title = '', href = '', value = ''] of html.matchAll(
    /<dt>([^<]+)<\/dt>\s*<dd><b><a href="([^"]+)">([\d.]+)(?: \([^<]*)?</g,
  ))
    faults.same(
      `list behind ${title}`,
      await listed(get, unescaped(href)),
      Number(value.replaceAll('.', '')),
    );
}

/** The state of the last thirty days. @param before the thirty before them */
export function checkDashboard(
  faults: Faults,
  html: string,
  { figures }: Expected,
  before: Expected,
): void {
  const { answer } = figures.steps();
  const { mean, count, share: part } = figures.rating();
  const said = figuresIn(html);
  faults.same('Ringkasan, Aduan masuk', said.get('Aduan masuk'), number(figures.received.length));
  faults.same(
    'Ringkasan, Dijawab dalam waktu',
    said.get('Dijawab dalam waktu'),
    share(answer.shareWithin),
  );
  faults.same('Ringkasan, Belum selesai', said.get('Belum selesai'), number(figures.open.length));
  faults.same('Ringkasan, Kepuasan', said.get('Kepuasan'), number(mean, 1));
  const all = figures.balance(() => 'all').all ?? { before: 0, received: 0, settled: 0 };
  const past = before.figures;
  const { within, measured } = past.steps().answer;
  const secret = figures.received.filter((one) => one.secret).length;
  for (const sentence of [
    `${number(secret)} di antaranya rahasia`,
    `ditambah ${number(answer.waiting)} yang lewat batas`,
    `${number(figures.late.length)} di antaranya lewat batas`,
    `sisa 30 hari lalu ${number(all.before)} + masuk ${number(all.received)} − selesai ${number(all.settled)}`,
    `dari ${number(count)} penilaian (${share(part)} dari jawaban)`,
    measured === 0
      ? 'belum ada jawaban'
      : `30 hari sebelumnya ${number(within)} dari ${number(measured)} jawaban`,
    `${number(past.rating().mean, 1)} dari ${number(past.rating().count)} penilaian`,
  ])
    faults.same(`Ringkasan, ${sentence}`, html.includes(sentence), true);
  const late = countEach(
    figures.silent.filter((one) => !one.secret),
    ({ agency }) => agency,
  );
  for (const code of Object.keys(late))
    faults.same(`Ringkasan, ${code}`, html.includes(`skpd&#x3D;${code}`), true);
}

interface Told {
  received: { total: number; secret: number; emergency: number };
  forwarded: { total: number };
  answered: { total: number; times: object };
  balance: { total: { before: number; received: number; settled: number; left: number } };
  open: { total: number; overdue: number };
  rating: { count: number; mean: number | null };
  agencies: {
    code: string;
    received: number;
    answered: number;
    overdue: number;
    onTime: number | null;
  }[];
}

/** @param told what the API answered */
export function checkApi(faults: Faults, told: Told, expected: Expected): void {
  const { figures } = expected;
  const { received } = figures;
  const { before, settled, left } = told.balance.total;
  const all = figures.balance(() => 'all').all ?? { before: 0, received: 0, settled: 0, left: 0 };
  faults.same('API, received', told.received.total, received.length);
  faults.same('API, secret', told.received.secret, received.filter(({ secret }) => secret).length);
  faults.same('API, forwarded', told.forwarded.total, figures.forwarded.length);
  faults.same('API, answered', told.answered.total, figures.answered.length);
  faults.same('API, times', told.answered.times, figures.steps().answer);
  faults.same(
    'API, balance',
    { before, received: told.balance.total.received, settled, left },
    all,
  );
  faults.same('API, open', told.open, { total: figures.open.length, overdue: figures.late.length });
  faults.same('API, rating', told.rating.count, figures.rating().count);
  for (const { code, ...row } of told.agencies) {
    const own = figures.agency(code);
    const { received: came, answered, overdue, onTime } = own;
    const said = [row.received, row.answered, row.overdue, row.onTime];
    faults.same(`API, ${code}`, said, [came, answered, overdue, onTime]);
  }
  faults.same(
    'API, agencies',
    told.agencies.map(({ code }) => code),
    expected.agencies(),
  );
}
