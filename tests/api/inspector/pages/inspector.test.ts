import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Express } from 'express';
import request from 'supertest';
import { instanceAddress } from '../../../../api/inspector/pages/address.ts';
import { durationText } from '../../../../api/office/words/dates.ts';
import { createWeb } from '../../../../api/server/app.ts';
import { eachText } from '../../../../machines/base/each-text.ts';
import { maskNumbers } from '../../../../machines/numbers/masks.ts';
import { StoreUnavailableError } from '../../../../store/ports/trouble.ts';
import { AS_ADMIN, createFixture } from '../../desk/fixture.ts';
import {
  CITIZEN,
  HOUR,
  NIK,
  OTHER_CITIZEN,
  playStory,
  type Running,
  startHotline,
} from '../running.ts';

/** The inspector's pages over a whole hotline: what they show, what they hide, and that they only look. */

const HOSTILE = `<script>alert(1)</script>{{x}}" onload='x' ${NIK} hub 0812-0000-9777`;

let running: Running;
let app: Express;

beforeAll(async () => {
  running = await startHotline();
  await playStory(running);
  await running.send('warga lain', `LAMPU mati di pasar liwa ${HOSTILE}`);
  await running.stage.advance(HOUR);
  app = createWeb(running.stage.hotline, AS_ADMIN);
});
afterAll(() => running.stage.close());

const get = async (path: string) => {
  const { status, text } = await request(app).get(path);
  return { status, text };
};
const page = async (path: string) => {
  const { status, text } = await get(path);
  expect([path, status]).toEqual([path, 200]);
  return text;
};

/** An address as a browser reads it. */
const unescaped = (href: string | undefined) =>
  href?.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&');

async function conversationAddress(phone: string): Promise<string> {
  const { store } = running.stage.hotline;
  const stored = await store.instances.load(`conversation:${phone}`);
  if (stored === undefined) throw new RangeError(`${phone} has no conversation`);
  return instanceAddress(store, stored);
}

/** States that are lit in a page's charts. */
function lit(text: string): string[] {
  return [...text.matchAll(/<g class="[^"]*aktif[^"]*" data-state="([^"]*)"/g)].map(
    ([, path = '']) => path,
  );
}

/** The JSON a page shows under a heading. */
function shownJson(text: string): unknown {
  const [, block = ''] = /<pre class="json"[^>]*>([\s\S]*?)<\/pre>/.exec(text) ?? [];
  const plain = block.replace(/<[^>]*>/g, '').replaceAll('&quot;', '"');
  return JSON.parse(
    plain
      .replaceAll('&#x27;', "'")
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&'),
  );
}

async function everyPage(): Promise<string[]> {
  return [
    '/inspektur',
    ...['complaint', 'conversation', 'report', 'letter', 'line', 'modem'].map(
      (name) => `/inspektur/${name}`,
    ),
    '/inspektur/complaint/2026-A001',
    ...[1, 2, 3, 4, 5, 6, 7].map((revision) => `/inspektur/complaint/2026-A001?rev=${revision}`),
    '/inspektur/complaint/2026-A001?coba=officer.answer',
    '/inspektur/complaint/2026-A002',
    `/inspektur/complaint/2026-A002?coba=citizen.add&isi=${encodeURIComponent(HOSTILE)}`,
    await conversationAddress(CITIZEN),
    await conversationAddress(OTHER_CITIZEN),
    `${await conversationAddress(OTHER_CITIZEN)}?coba=sms&isi=${encodeURIComponent(HOSTILE)}`,
    '/inspektur/line/line%3Asim1',
    '/inspektur/modem/sim1',
  ];
}

/** A modem that is ready and idle: it sends, and is looked after, side by side. */
const READY = ['ready', 'ready.sending', 'ready.sending.idle', 'ready.care', 'ready.care.waiting'];

describe('all pages of the inspector', () => {
  it('show no script, no style of their own, no word of a citizen as mark-up', async () => {
    for (const path of await everyPage()) {
      const text = await page(path);
      expect(text.match(/<script(?! src="\/aset\/)/g)).toBeNull();
      expect(text).not.toMatch(/ style=|<style|onload='/);
    }
    expect(await page('/inspektur/complaint/2026-A002')).toContain('&lt;script&gt;alert(1)');
  });

  it('show no whole phone number and no identity number, in text, address or picture', async () => {
    const { contacts } = running.stage.hotline.rules.district;
    const numbers = [
      CITIZEN,
      OTHER_CITIZEN,
      '+6281200009777',
      ...contacts.map(({ phone }) => phone),
    ];
    for (const path of await everyPage()) {
      // what was just typed stands in its form as it was typed
      const shown = (await page(path)).replace(/<textarea[\s\S]*?<\/textarea>/g, '');
      const digits = shown.replaceAll('%2B', '+').replace(/(?<=\d)[ .-](?=\d)/g, '');
      for (const number of numbers) {
        expect([path, digits.includes(number.slice(1))]).toEqual([path, false]);
        expect([path, digits.includes(`0${number.slice(3)}`)]).toEqual([path, false]);
      }
      expect([path, digits.includes(NIK)]).toEqual([path, false]);
    }
  });

  it('are found from the navigation and from the complaint', async () => {
    expect(await page('/')).toContain('<a href="/inspektur">Inspektur</a>');
    expect(await page('/aduan/2026-A001')).toContain('href="/inspektur/complaint/2026-A001"');
    const overview = await page('/inspektur');
    for (const name of ['complaint', 'conversation', 'report', 'letter', 'line', 'modem'])
      expect(overview).toContain(`href="/inspektur/${name}"`);
  });

  it.each([
    '/inspektur/kursi',
    '/inspektur/constructor',
    '/inspektur/complaint/2026-Z999',
    '/inspektur/report/2026-A001',
    '/inspektur/conversation/conversation%3A%2B6281200009001',
    '/inspektur/conversation/zzzzzzzzzzz-252caffd4a45',
    '/inspektur/conversation/abc-252caffd4a45',
    '/inspektur/line/line%3Asim9',
    '/inspektur/modem/sim9',
    '/inspektur/complaint/2026-A001?rev=0',
    '/inspektur/complaint/2026-A001?rev=99',
    '/inspektur/complaint/2026-A001?rev=1e0',
    '/inspektur/modem/sim1?rev=9999',
  ])('%s is not found', async (path) => {
    const { status, text } = await get(path);
    expect([status, text]).toEqual([404, expect.stringContaining('Tidak ditemukan')]);
  });

  it.each([
    ['a state that is not', 'complaint?keadaan=nirwana'],
    ['a tag that is not', 'complaint?tanda=nirwana'],
    ['a cursor that no list gave out', 'complaint?lanjut=bukan-kursor'],
    ['an event from inside', 'complaint/2026-A001?coba=clock.start'],
    [
      'a timer that is not armed',
      'complaint/2026-A001?coba=waktu%3Axstate.after.holdTimeout.complaint.flow.review',
    ],
    ['an agency that is not', 'complaint/2026-A001?coba=officer.answer&skpd=XYZ'],
    ['a rating that is not', 'complaint/2026-A001?coba=citizen.add&nilai=6'],
    ['too many words', `complaint/2026-A001?coba=citizen.add&isi=${'x'.repeat(1001)}`],
  ])('%s is answered with 400', async (_, path) => {
    expect((await get(`/inspektur/${path}`)).status).toBe(400);
  });

  it('say so when the store is down', async () => {
    const fixture = createFixture();
    fixture.breakStore(new StoreUnavailableError('disk full'));
    const { status, text } = await request(createWeb(fixture.hotline, AS_ADMIN)).get(
      '/inspektur/complaint',
    );
    expect([status, text]).toEqual([503, expect.stringContaining('tidak dapat dihubungi')]);
  });
});

describe('a machine', () => {
  it('shows how many instances are in each state, how old the oldest is, and those of one state', async () => {
    const text = await page('/inspektur/complaint');
    expect(text).toMatch(/href="\/inspektur\/complaint\?keadaan&#x3D;forwarded.notified#daftar"/);
    expect(text).toMatch(/<g class="jumlah">.*<text[^>]*>2<\/text>/);
    expect(text.match(/id="satu-\d+"/g)).toHaveLength(2);
    const { count } =
      (await running.stage.hotline.store.instances.tally({ machine: 'complaint' }, 'state'))[0] ??
      {};
    expect(text).toContain(`<td>${count}</td><td>3 jam`);
    const none = await page('/inspektur/complaint?keadaan=archived');
    expect(none).toContain('Tidak ada yang cocok');
    const forwarded = await page('/inspektur/complaint?keadaan=forwarded');
    expect(forwarded.match(/id="satu-\d+"/g)).toHaveLength(2);
  });

  it('lists everything once over its pages', async () => {
    const fixture = createFixture();
    for (let n = 1; n <= 60; n += 1) fixture.complaint(n);
    const many = createWeb(fixture.hotline, AS_ADMIN);
    const seen: string[] = [];
    let next: string | undefined = '/inspektur/complaint';
    while (next !== undefined) {
      const { text } = await request(many).get(next);
      seen.push(
        ...[...text.matchAll(/id="satu-\d+" href="([^"]+)"/g)].map(([, href = '']) => href),
      );
      next = unescaped(/id="ke-lanjut" href="([^"]+)#daftar"/.exec(text)?.[1]);
    }
    expect(seen).toHaveLength(60);
    expect(new Set(seen).size).toBe(60);
  });

  it('lists in words what its chart shows', async () => {
    const text = await page('/inspektur/modem');
    expect(text).toContain('<li data-path="recovering"><b>recovering</b> akan dibuka lagi');
    expect(text).toContain(
      '<code>REGISTRATION [registered]</code> bila kabar jaringan, dan kartu masuk jaringan → <code>ready</code>',
    );
    expect(text).toContain('(seluruh mesin)');
  });
});

describe('an instance', () => {
  it('is lit where it is, with the last step marked, its timers, context and messages', async () => {
    const text = await page('/inspektur/complaint/2026-A001');
    expect(lit(text)).toEqual([
      'flow.forwarded',
      'flow.forwarded.notified',
      'deadline.running',
      'deadline.running.onTime',
      'legal.within',
      'publication.none',
      'alarm.none',
    ]);
    const taken = [...text.matchAll(/<g class="panah terakhir" data-panah="([^"]*)"/g)].map(
      ([, id]) => id,
    );
    expect(taken).toEqual([
      'flow.forwarded#back&gt;flow.forwarded',
      'deadline#any&gt;deadline.running',
    ]);
    expect(text).toContain('xstate.after.legalCeiling.complaint.legal.within');
    expect(shownJson(text)).toMatchObject({ ticket: 'A001', reporter: '0812xxxx001', reopened: 1 });
    expect(text).toContain('data-waktu="23 Nov 2026 09.00 WIB"');
    const sequence = /<svg class="urutan"[\s\S]*?<\/svg>/.exec(text)?.[0] ?? '';
    expect(sequence.match(/class="pesan masuk"/g)).toHaveLength(7);
    for (const lane of ['warga', 'hotline', 'meja Admin', 'petugas, pimpinan', 'waktu'])
      expect(sequence).toContain(`>${lane}</text>`);
    expect(text).toContain('SMS</b> kepada Petugas DPUPR <span class="redup">(sampai)</span>');
  });

  it('is stepped through by links and by a form that need no script', async () => {
    let path: string | undefined = '/inspektur/complaint/2026-A001';
    const states: string[] = [];
    while (path !== undefined) {
      const text: string = await page(path);
      states.unshift(lit(text).filter((state) => state.startsWith('flow'))[0] ?? '');
      path = unescaped(/id="rev-sebelum" rel="prev" href="([^"]+)"/.exec(text)?.[1]);
    }
    expect(states).toEqual([
      'flow.forwarded',
      'flow.forwarded',
      'flow.awaitingCitizen',
      'flow.forwarded',
      'flow.forwarded',
      'flow.answered',
      'flow.forwarded',
    ]);
    const third = await page('/inspektur/complaint/2026-A001?rev=3');
    expect(third).toMatch(/<input type="range" id="geser" name="rev" min="1" max="7" value="3"/);
    expect(third).toContain('rel="next" href="/inspektur/complaint/2026-A001?rev&#x3D;4"');
    expect(shownJson(third)).toMatchObject({ additions: [], question: { askedBy: 'officer' } });
    expect(third).toContain('batas menunggu keterangan warga');
    expect(third).not.toContain('id="coba"');
  });

  it('says where the past cannot be known', async () => {
    const text = await page(`${await conversationAddress(CITIZEN)}?rev=1`);
    expect(text).toContain('tidak dapat diulang dengan hasil yang persis sama');
    expect(lit(text)).toEqual(['dialogue.listening', 'contact.trusted', 'notices.on']);
  });

  it('of a modem lives in its channel, and is shown alike', async () => {
    const text = await page('/inspektur/modem/sim1');
    expect(lit(text)).toEqual(READY);
    expect(text).toContain('waktu memeriksa modem');
    const first = await page('/inspektur/modem/sim1?rev=1');
    expect(lit(first)).toEqual(['opening']);
    expect(first).toContain('membuka saluran');
    expect(shownJson(first)).toMatchObject({ failures: 0 });
  });
});

describe('what if', () => {
  /** Everything the store knows, but for what time alone changes. */
  async function written() {
    const { store } = running.stage.hotline;
    const id = '2026-A001';
    return JSON.stringify([
      await store.instances.load(id),
      await store.instances.history(id),
      await store.outbox.of(id),
      await store.timers.of(id),
      await store.status(),
    ]);
  }

  it('offers what the machine takes now and the timers that are armed', async () => {
    const text = await page('/inspektur/complaint/2026-A001');
    const select = /<select id="peristiwa-coba"[\s\S]*?<\/select>/.exec(text)?.[0] ?? '';
    const offered = [...select.matchAll(/value="([^"]+)"/g)].map(([, value]) => value);
    expect(offered).toContain('officer.accept');
    expect(offered).toContain('admin.forward');
    expect(offered).toContain('waktu:xstate.after.remindTime.complaint.deadline.running.onTime');
    for (const type of ['citizen.rate', 'admin.release', 'admin.restore', 'clock.start'])
      expect(offered).not.toContain(type);
  });

  it('tells states, texts and timers that the event then really has, and writes nothing', async () => {
    const { store } = running.stage.hotline;
    const before = await written();
    const tried = await page('/inspektur/complaint/2026-A001?coba=officer.ask&isi=dekat+apa%3F');
    expect(tried).toContain('<code class="dimasuki">flow.awaitingCitizen</code>');
    expect(tried).toContain('<g class="node calon" data-state="flow.awaitingCitizen">');
    expect(tried).toContain('batas menunggu keterangan warga');
    expect(tried).toContain('pengingat tenggat');
    expect(await written()).toBe(before);
    await running.send('petugas PUPR', 'MINTA A001 dekat apa?');
    const sent = (await store.outbox.of('2026-A001')).filter(({ text }) =>
      text?.includes('dekat apa?'),
    );
    expect(sent).toHaveLength(1);
    expect(tried).toContain(`<q>${sent[0]?.text}</q>`);
  });

  it('fires a timer when it is due', async () => {
    const before = await written();
    const timer = 'xstate.after.citizenTimeout.complaint.flow.awaitingCitizen';
    const text = await page(`/inspektur/complaint/2026-A001?coba=waktu:${timer}`);
    expect(text).toContain('<code class="dimasuki">flow.forwarded</code>');
    expect(await written()).toBe(before);
  });

  it('tells what the hotline would answer an SMS', async () => {
    const { store } = running.stage.hotline;
    const address = await conversationAddress(CITIZEN);
    const count = (await store.inbox.list({ limit: 99 })).length;
    const text = await page(`${address}?coba=sms&isi=CEK+A001`);
    expect(text).toMatch(/SMS<\/b> kepada 0812xxxx001[\s\S]*?<q>[^<]*A001[^<]*<\/q>/);
    expect(await store.inbox.list({ limit: 99 })).toHaveLength(count);
  });

  it('tells what a modem would do', async () => {
    const text = await page('/inspektur/modem/sim1?coba=LINE_LOST&isi=kabel+lepas');
    expect(text).toContain('<code class="dimasuki">recovering</code>');
    expect(text).toContain('menutup saluran');
    expect(text).toContain('jeda sebelum mencoba lagi');
    expect(lit(await page('/inspektur/modem/sim1'))).toEqual(READY);
  });

  it('says when the machine refuses what was filled in', async () => {
    const text = await page('/inspektur/complaint/2026-A002?coba=admin.forward&skpd=PLN');
    expect(text).toContain('Mesin menolak');
  });
});

describe('words of the inspector', () => {
  it.each([
    ['hub 0812-0000-9001 ya', 'hub 0812xxxx001 ya'],
    ['+62 812 0000 9001', '0812xxxx001'],
    ['conversation:+6281200009001', 'conversation:0812xxxx001'],
    ['wa 6281200009001.', 'wa 0812xxxx001.'],
    [`nik ${NIK}`, 'nik 1804xxxxxxxxxxxx'],
    ['tgl 08-12-2026 jam 09.14', 'tgl 08-12-2026 jam 09.14'],
    ['tiket A127, 1795482840000', 'tiket A127, 1795482840000'],
  ])('“%s” is shown as “%s”', (text, masked) => {
    expect(maskNumbers(text)).toBe(masked);
    expect(eachText({ [text]: [text, 7, null] }, maskNumbers)).toEqual({
      [masked]: [masked, 7, null],
    });
  });

  it.each([
    [0, 'kurang dari semenit'],
    [-5, 'kurang dari semenit'],
    [61_000, '1 menit'],
    [3 * HOUR + 60_000, '3 jam 1 menit'],
    [49 * HOUR, '2 hari 1 jam'],
    [48 * HOUR + 60_000, '2 hari 1 menit'],
  ])('%i ms are “%s”', (milliseconds, text) => {
    expect(durationText(milliseconds)).toBe(text);
  });
});

describe('the viewer of stately.ai', () => {
  const policyOf = async (web: Express, path: string) => {
    const { status, headers } = await request(web).get(path);
    return [status, /frame-src [^;]*/.exec(headers['content-security-policy'] ?? '')?.[0]];
  };

  it('has a page only where INSPECT asks for it', async () => {
    for (const path of ['/inspektur/stately', '/inspektur/stately/aliran'])
      expect((await get(path)).status).toBe(404);
    expect(await page('/inspektur')).not.toContain('Stately');
  });

  it('may stand in a frame of that page, and of no other', async () => {
    const web = createWeb(running.stage.hotline, { ...AS_ADMIN, inspect: 'stately' });
    expect(await policyOf(web, '/inspektur/stately')).toEqual([
      200,
      'frame-src https://stately.ai',
    ]);
    expect(await policyOf(web, '/inspektur')).toEqual([200, "frame-src 'self'"]);
  });
});
