import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { PASSWORD } from '../api/security/desk.ts';
import { type Running, runSimulation } from '../api/simulation/running.ts';
import { withSigner } from '../support/signer.ts';
import { until } from '../support/until.ts';
import {
  describeInBrowser,
  expectUsable,
  openSite,
  type Site,
  signIn,
  unfold,
  type Viewport,
  visit,
} from './support.ts';

/** A day of the admin, from the first start to signing out, on the office's screen and on a phone. */

const PUPR = '+6281200000101';
const BPBD = '+6281200000271';
const UNCLEAR =
  'tolong pak kami di pekon canggu sudah tidak tahan lagi dengan keadaan ini mohon ditindaklanjuti';
const ANSWER = 'pohon sudah kami potong, jalan dapat dilalui';

/** On each screen somebody else's complaint goes the whole way. */
const DAYS: { viewport: Viewport; citizen: string; ticket: string }[] = [
  { viewport: 'office', citizen: '+6281200009011', ticket: 'A001' },
  { viewport: 'phone', citizen: '+6281200009012', ticket: 'A002' },
];

/** Milliseconds; ends a day that hangs. Every page of it is looked at by axe. */
const WHOLE_DAY = 400_000;

describeInBrowser('a day of the admin', () => {
  let running: Running;
  let site: Site;
  beforeAll(async () => {
    running = await runSimulation({}, 0, { district: withSigner });
    site = await openSite(running.hotline, { signIn: true });
  });
  afterAll(async () => {
    await site?.close();
    await running?.stop();
  });

  const send = (from: string, text: string) => running.simulation.network.phone(from).send(text);
  const told = (phone: string, words: string) =>
    until(`${phone} is told “${words}”`, () =>
      running.received(phone).some((text) => text.includes(words)),
    );
  /** The SMS of the desk wait while the act can be taken back: that time is over. */
  const undoOver = async () => {
    const { clock, rules } = running.hotline;
    await running.time.moveTo(clock.now() + rules.district.policy.undoSeconds * 1000);
  };

  /** Goes to another part of the pages by the navigation. */
  async function follow(page: Page, name: string, heading = name): Promise<void> {
    await page
      .getByRole('navigation', { name: 'Halaman', exact: true })
      .getByRole('link', { name })
      .click();
    await page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor();
    await expectUsable(page);
  }

  async function leave(page: Page): Promise<void> {
    await page.getByRole('button', { name: 'Keluar' }).click();
    await page.getByText('Anda sudah keluar.').waitFor();
    await expectUsable(page);
    await page.goto('/aduan');
    expect(page.url()).toBe(`${site.url}/masuk?ke=%2Faduan`);
  }

  /** An unclear SMS comes into the inbox while it is open, and is forwarded from there. */
  async function forward(page: Page, citizen: string, ticket: string): Promise<void> {
    send(citizen, UNCLEAR);
    const task = page.locator('.tugas', { hasText: ticket });
    await task.waitFor();
    await expectUsable(page);
    await task.getByRole('link', { name: ticket }).click();
    await page.waitForURL(`**/aduan/2026-${ticket}`);
    await expectUsable(page);
    const action = await unfold(page, 'Teruskan ke SKPD');
    await action.getByLabel('SKPD', { exact: true }).selectOption('PUPR');
    await action.getByLabel('Kategori').selectOption('JALAN');
    await action.getByRole('button', { name: 'Teruskan' }).click();
    await page.getByText('Tindakan sudah dicatat.').waitFor();
    await page.getByRole('button', { name: 'Batalkan: Tarik kembali' }).waitFor();
    await expectUsable(page);
    await undoOver();
    await told(PUPR, `ADUAN ${ticket} JALAN`);
    await told(citizen, 'diteruskan ke DPUPR');
  }

  /** The officer asks to hand it over: the inbox offers that as a button. */
  async function handOver(page: Page, ticket: string): Promise<void> {
    send(PUPR, `ALIH ${ticket} BPBD pohon tumbang wewenang BPBD`);
    await follow(page, 'Kotak masuk');
    const button = page
      .locator('.tugas', { hasText: ticket })
      .getByRole('button', { name: 'Alihkan ke BPBD' });
    await button.waitFor();
    await expectUsable(page);
    await button.click();
    await page.getByText(`Tindakan untuk ${ticket} sudah dicatat.`).waitFor();
    await undoOver();
    await told(BPBD, `ADUAN ${ticket}`);
    // what comes meanwhile does not take it away
    await page.getByText(`Tindakan untuk ${ticket} sudah dicatat.`).waitFor();
  }

  /** The answer comes by SMS while the admin looks at the complaint. */
  async function seeAnswer(page: Page, citizen: string, ticket: string): Promise<void> {
    await follow(page, 'Aduan');
    await page.getByRole('link', { name: ticket, exact: true }).click();
    await page.waitForURL(`**/aduan/2026-${ticket}`);
    send(BPBD, `JAWAB ${ticket} ${ANSWER}`);
    await page.locator('#ringkas dd', { hasText: ANSWER }).waitFor();
    await told(citizen, ANSWER);
    await expectUsable(page);
  }

  /** A step that needs no more than its button. */
  async function press(page: Page, step: string): Promise<void> {
    const button = page.getByRole('button', { name: step, exact: true });
    await button.waitFor();
    await expectUsable(page);
    await button.click();
    await button.waitFor({ state: 'detached' });
  }

  /** A draft gets number, date and signer, and is handed to somebody. */
  async function signAndSend(page: Page): Promise<void> {
    await press(page, 'Sudah diparaf');
    await press(page, 'Tetapkan');
    const sent = page.getByText('Sudah dikirim', { exact: true }).first();
    // the number comes from the book a moment later
    for (let tries = 0; tries < 100 && !(await sent.isVisible()); tries += 1) {
      await page.waitForTimeout(100);
      await page.reload();
    }
    await expectUsable(page);
    const dispatch = await unfold(page, 'Sudah dikirim');
    await dispatch.getByLabel('Cara kirim').selectOption('kurir');
    await dispatch.getByLabel(/^Diterima oleh/).fill('Sdr. Staf TU');
    await dispatch.getByRole('button', { name: 'Sudah dikirim' }).click();
    await page.getByText('diantar kurir, diterima Sdr. Staf TU').waitFor();
    await expectUsable(page);
  }

  /** The newest letter goes from its draft to the archive. */
  async function archive(page: Page): Promise<void> {
    await follow(page, 'Surat', 'Register surat');
    await page.locator('table.aduan tbody a').first().click();
    await signAndSend(page);
    await page.getByLabel('Jenis berkas').selectOption('electronic');
    const file = { name: 'tte.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4') };
    await page.locator('#pindaian').setInputFiles(file);
    await page.getByRole('button', { name: 'Simpan berkas' }).click();
    await press(page, 'Arsipkan');
    await page.getByText('Surat ini sudah selesai.').waitFor();
    await expectUsable(page);
    await page.locator('#berkas-0').click();
    await page.locator('iframe').waitFor();
    await expectUsable(page);
  }

  async function openList(page: Page, name: string): Promise<void> {
    await page.locator('#hitungan').getByRole('link', { name }).click();
    await page.locator('#hitungan [aria-current]', { hasText: name }).waitFor();
    await expectUsable(page);
  }

  async function tick(page: Page, ticket: string, button: string): Promise<void> {
    await page.getByRole('checkbox', { name: ticket }).check();
    await page.getByRole('button', { name: button }).click();
  }

  /** SOP step 5: the answer is chosen, edited, approved, sent to the newspaper and printed there. */
  async function publish(page: Page, citizen: string, ticket: string): Promise<void> {
    await follow(page, 'Koran', 'Balasan Surat Pembaca');
    await tick(page, ticket, 'Pilih untuk koran');
    await page.getByRole('link', { name: ticket, exact: true }).click();
    await page.getByLabel('Judul balasan').fill('Pohon Tumbang Sudah Dipotong');
    await page.getByLabel('Surat pembaca').fill('Pohon tumbang menutup jalan. Mohon dipotong.');
    await expectUsable(page);
    await page.getByLabel('Disetujui oleh').fill('Kepala DLHKP');
    await page.getByLabel('Caranya').selectOption('lewat SMS');
    await page.getByRole('button', { name: 'Simpan dan setujui' }).click();
    await page.getByText('Naskah disetujui.').waitFor();
    await expectUsable(page);
    await page.locator('#ke-koran').click();
    await openList(page, 'Disetujui');
    await page.getByLabel('Koran', { exact: true }).selectOption('Radar Lampung Barat');
    await tick(page, ticket, 'Kirim ke koran');
    await page.getByRole('heading', { name: 'Kiriman ke Radar Lampung Barat' }).waitFor();
    await expectUsable(page);
    await page.getByText('Belum dikirim: aduannya dicatat').waitFor();
    await page.locator('#ke-surat').click();
    await signAndSend(page);
    await follow(page, 'Koran', 'Balasan Surat Pembaca');
    await openList(page, 'Dikirim');
    await page.getByLabel('Edisi').fill('23 November 2026');
    await page.getByRole('textbox', { name: 'Halaman' }).fill('4');
    await page.getByLabel('Koran', { exact: true }).selectOption('Radar Lampung Barat');
    await expectUsable(page);
    await tick(page, ticket, 'Catat dimuat');
    await page.getByText('edisi 23 November 2026 hal. 4').first().waitFor();
    await expectUsable(page);
    await told(citizen, 'juga dimuat di rubrik Surat Pembaca Radar Lampung Barat');
  }

  /** The numbers of this month before it is over. */
  async function report(page: Page): Promise<void> {
    await follow(page, 'Laporan');
    await page.locator('#ke-sementara').click();
    await page.getByLabel('Dari tanggal').fill('2026-11-01');
    await page.getByLabel('Sampai tanggal').fill('2026-11-30');
    await expectUsable(page);
    await page.getByRole('button', { name: 'Lihat' }).click();
    await page.waitForURL('**/laporan/sementara?dari=2026-11-01&sampai=2026-11-30');
    await page.getByText('Sedang dihitung…').waitFor({ state: 'detached' });
    await expectUsable(page);
  }

  it('begins with the first user', async () => {
    const phone = await site.page('phone');
    await visit(phone, '/');
    expect(phone.url()).toBe(`${site.url}/mulai`);
    const page = await site.page('office');
    await visit(page, '/mulai');
    await page.getByLabel('Kata sandi').fill(PASSWORD);
    await page.getByLabel('Sekali lagi').fill(PASSWORD);
    await page.getByRole('button', { name: 'Buat pengguna' }).click();
    await page.getByText('Kirim SMS pertama di halaman Telepon').waitFor();
    await expectUsable(page);
    await leave(page);
  });

  it.each(DAYS)(
    'goes from the SMS to the newspaper and the report on the $viewport',
    async ({ viewport, citizen, ticket }) => {
      const page = await site.page(viewport);
      await visit(page, '/masuk');
      await signIn(page, 'admin', PASSWORD);
      await forward(page, citizen, ticket);
      await handOver(page, ticket);
      await seeAnswer(page, citizen, ticket);
      await archive(page);
      await publish(page, citizen, ticket);
      await report(page);
      await leave(page);
    },
    WHOLE_DAY,
  );

  it('gives back what was typed when the session ended meanwhile, until it was sent', async () => {
    const page = await site.page('office');
    await visit(page, '/masuk');
    await signIn(page, 'admin', PASSWORD);
    const words = 'Kantor SKPD sudah didatangi, kepala bidangnya sedang dinas luar. '.repeat(10);
    const note = page.getByLabel('Isi catatan');
    const save = page.getByRole('button', { name: 'Simpan catatan' });
    await page.goto('/aduan/2026-A001');
    await unfold(page, 'Catatan untuk kantor');
    await note.fill(words);
    await page.context().clearCookies();
    await save.click();
    await page.getByRole('link', { name: 'Masuk lagi' }).click();
    await signIn(page, 'admin', PASSWORD);
    await page.goto('/aduan/2026-A001');
    await page.getByText('Tulisan Anda yang belum terkirim ada lagi di sini.').waitFor();
    expect(await note.inputValue()).toBe(words);
    await expectUsable(page);
    await save.click();
    await page.getByText('Tindakan sudah dicatat.').waitFor();
    expect(await note.inputValue()).toBe('');
    // what is not sent stays with who typed it
    await unfold(page, 'Catatan untuk kantor');
    await note.fill(words);
    await page.getByRole('button', { name: 'Keluar' }).click();
    await signIn(page, 'admin', PASSWORD);
    await page.goto('/aduan/2026-A001');
    expect(await note.inputValue()).toBe('');
  });
});
