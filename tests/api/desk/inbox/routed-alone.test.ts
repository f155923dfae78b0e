import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Identity } from '../../../../api/office/identity.ts';
import { PaperOffice } from '../../../support/paper-office.ts';

/** What the hotline forwarded by itself: shown, said to be right, or given to another agency with one key. */

const ADMIN: Identity = { user: 'admin', role: 'admin', agency: null };
const REPORTER = '+6281200009001';

let office: PaperOffice;

beforeAll(async () => {
  office = await PaperOffice.open();
});
afterAll(() => office.close());

const page = async () => (await office.get(ADMIN, '/diteruskan')).text;
const inbox = async () => (await office.get(ADMIN, '/')).text;

/** Sends the first form of the page that has these words on its button. */
async function press(text: string, words: string): Promise<number> {
  const form = text
    .split('<form ')
    .slice(1)
    .map((part) => part.split('</form>')[0] ?? '')
    .find((part) => part.includes(words));
  if (form === undefined) throw new Error(`no button says ${words}`);
  const action = /action="([^"]+)"/.exec(form)?.[1] ?? '';
  const fields = [...form.matchAll(/name="([^"]+)" value="([^"]*)"/g)];
  const given = Object.fromEntries(fields.map(([, name = '', value = '']) => [name, value]));
  return (await office.press(ADMIN, action, given)).status;
}

describe('danger', () => {
  it('says whom to ring, with the whole number of the office', async () => {
    const own = await PaperOffice.open();
    await own.sms('+6281200009009', 'tolong kebakaran rumah di pasar liwa api besar');
    const { text } = await own.get(ADMIN, '/');
    await own.close();
    expect(text).toMatch(/Telepon [^<]*0812-0000-02\d\d/);
    expect(text).not.toContain('200009009');
  });
});

describe('what the hotline forwards by itself', () => {
  it('stands in the inbox as one line, and on its page with words, agency and certainty', async () => {
    expect(await inbox()).not.toContain('Dikerjakan sendiri');
    await office.sms(REPORTER, 'JALAN di pekon hanakau sukau rusak parah');
    await office.sms('+6281200009002', 'SAMPAH menumpuk di pasar liwa');
    // somebody has to decide about this one: it is no work of the hotline
    await office.sms('+6281200009003', 'tolong dibantu pak soal kemarin di pekon itu');
    expect(await inbox()).toContain('2 aduan');
    const text = await page();
    expect(text).toContain('rusak parah');
    expect(text).toContain('<b>DPUPR</b>');
    expect(text).toMatch(/yakin \d+%/);
    expect(text).not.toContain('soal kemarin');
  });

  it('is taken back with one key, which the agency is told, and leaves the page', async () => {
    expect(await press(await page(), 'Salah: tarik ke meja Admin')).toBe(303);
    expect(await inbox()).toContain('Tentukan SKPD');
    expect(await page()).not.toContain('pasar liwa');
    expect(office.received('+6281200000111').at(-1)).toContain('A002');
  });

  it('is done with when somebody says that all of it is right', async () => {
    expect(await press(await page(), 'Benar semua')).toBe(303);
    expect(await page()).toContain('Tidak ada yang dikerjakan sendiri');
    expect(await inbox()).not.toContain('Dikerjakan sendiri');
    const { items } = { items: await office.hotline.store.audit.read({ limit: 100 }) };
    expect(items.map(({ action }) => action)).toContain('routing.confirmed');
    await office.pass(60_000);
    await office.sms('+6281200009004', 'JALAN di pekon lombok lumbok seminung berlubang');
    expect(await page()).toContain('lumbok seminung');
    expect(await page()).not.toContain('hanakau');
  });

  it('shows SMS without a ticket that it added to a complaint, until they are right or moved', async () => {
    await office.sms(REPORTER, 'gimana jalan hanakau pak kok masih rusak');
    await office.sms('+6281200009004', 'NILAI A004 5');
    expect(await inbox()).toContain('1 SMS');
    const text = await page();
    expect(text).toContain('kok masih rusak');
    expect(text).not.toContain('NILAI A004');
    expect(await press(text, 'Jadikan aduan sendiri')).toBe(303);
    const said = (await office.hotline.store.instances.load('2026-A005'))?.snapshot ?? '';
    expect(said).toContain('kok masih rusak');
    await press(await page(), 'Benar semua');
    expect(await page()).toContain('Tidak ada yang dikerjakan sendiri');
  });

  it('is not said to be right beyond what was shown', async () => {
    for (const sampai of ['', 'x', '-1', '1e400'])
      expect((await office.press(ADMIN, '/diteruskan', { sampai })).status).toBe(400);
  });
});
