import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { packagePath } from '../../api/paths.ts';
import { COMPLAINT } from '../../machines/complaint/kind.ts';
import { PaperOffice } from '../support/paper-office.ts';
import { withSigner } from '../support/signer.ts';
import { Counted } from './counted.ts';
import { describeInBrowser, expectUsable, openSite, type Site } from './support.ts';

/**
 * The morning after a night of 40 SMS (`night.yaml`): the admin goes through what the desk shows him, in its order, and
 * decides as the file says. Nothing may be left, and he may wait for no more pages than there were SMS.
 */

interface Sms {
  from: number;
  text: string;
  /** What its agency answered the same evening. */
  answered?: string;
  /** Where it has to be in the end, as the file explains. */
  ends: string;
}

const { before, night }: { before: Sms[]; night: Sms[] } = parse(
  readFileSync(packagePath('tests', 'browser', 'night.yaml'), 'utf8'),
);
const MINUTE = 60_000;
/** Milliseconds; ends a morning that hangs. */
const WHOLE_MORNING = 400_000;
const CLEANING_OFFICER = '+6281200000111';
const numberOf = ({ from }: Sms) => `+62812000090${String(from).padStart(2, '0')}`;

describeInBrowser('the morning after a night of 40 SMS', () => {
  let office: PaperOffice;
  let site: Site;
  let admin: Counted;

  beforeAll(async () => {
    office = await PaperOffice.open(withSigner);
    await office.pass(7 * 60 * MINUTE);
    for (const [n, sms] of before.entries()) {
      await office.sms(numberOf(sms), sms.text);
      if (sms.answered !== undefined)
        await office.sms(CLEANING_OFFICER, `JAWAB A00${n + 1} ${sms.answered}`);
    }
    await office.pass(2 * 60 * MINUTE);
    for (const sms of night) {
      await office.sms(numberOf(sms), sms.text);
      await office.pass(15 * MINUTE);
    }
    site = await openSite(office.hotline);
    admin = new Counted(await site.page('office'), () => office.rest());
  });
  afterAll(async () => {
    await site?.close();
    await office?.close();
  });

  const complaintOf = async (sms: Sms) => {
    const query = { machine: COMPLAINT.name, phone: numberOf(sms) };
    const { items } = await office.hotline.store.instances.find(query, {
      order: 'created',
      limit: 9,
    });
    return items[0];
  };
  const ticketOf = async (sms: Sms) => (await complaintOf(sms))?.search.ticket ?? '';
  const page = () => admin.page;
  /** Danger that somebody sees to stands above, until it is over. */
  const line = (ticket: string) =>
    page()
      .locator(':not(.genting) > .tugas-tugas > .tugas', {
        has: page().getByRole('link', { name: ticket, exact: true }),
      })
      .first();
  const tick = async (sms: Sms) =>
    admin.tick(page().getByRole('checkbox', { name: `Pilih ${await ticketOf(sms)}` }));
  /** The form that was unfolded on the page of acts for many. */
  const opened = () => page().locator('details.tindakan[open]');
  const shortName = (code: string) => office.hotline.rules.agency(code)?.shortName ?? code;

  /** Waiting lines of the inbox whose SMS belongs to an agency that stands on one of their buttons. */
  async function pressProposals(): Promise<void> {
    for (const sms of night) {
      const offered = line(await ticketOf(sms)).getByRole('button', {
        name: `Teruskan ke ${shortName(sms.ends)},`,
      });
      if ((await offered.count()) > 0) await admin.go(offered);
    }
  }

  /** One act for all that are ticked, on the page of such acts. */
  async function together(all: Sms[], act: string, fill: () => Promise<void>): Promise<void> {
    for (const sms of all) await tick(sms);
    await admin.go(page().getByRole('button', { name: 'Tindakan untuk yang dipilih' }));
    await admin.unfold(page().locator('summary', { hasText: act }));
    await fill();
    const form = opened().locator('form');
    await admin.go(form.getByRole('button'));
    expect(await page().getByRole('status').first().textContent()).toContain('Tercatat untuk');
  }

  const toAgency = (code: string) => () =>
    admin.choose(
      opened().getByLabel('SKPD', { exact: true }),
      office.hotline.rules.agency(code)?.name ?? code,
    );

  const goTo = (name: string) =>
    admin.go(
      page().getByRole('navigation', { name: 'Halaman', exact: true }).getByRole('link', { name }),
    );

  /** Those of them whose line stands on the page. */
  async function shown(all: Sms[]): Promise<Sms[]> {
    const lines = await Promise.all(all.map(async (sms) => line(await ticketOf(sms)).count()));
    return all.filter((_, n) => (lines[n] ?? 0) > 0);
  }

  /** What no button offers: those for one agency together. */
  async function forward(all: Sms[]): Promise<void> {
    for (const code of new Set(all.map(({ ends }) => ends))) {
      await together(
        all.filter(({ ends }) => ends === code),
        'Teruskan ke SKPD',
        toAgency(code),
      );
      await admin.go(page().getByRole('link', { name: 'Kembali' }));
    }
  }

  const isForAgency = ({ ends }: Sms) => /^[A-Z]+$/.test(ends);

  async function danger(): Promise<void> {
    await admin.open('/');
    const rung = page()
      .locator('.genting')
      .getByRole('button', { name: /^Sudah ditelepon/ });
    while ((await rung.count()) > 0) await admin.go(rung.first());
    // the keys go on with the next line
    expect(await page().evaluate('document.activeElement.id')).toMatch(/^tugas-telaah/);
  }

  async function undecided(): Promise<void> {
    await pressProposals();
    await forward(await shown(night.filter(isForAgency)));
    const rejected = await shown(night.filter(({ ends }) => ends === 'tolak'));
    if (rejected.length === 0) return;
    await together(rejected, 'Tolak aduan', () =>
      admin.type(opened().getByLabel('Penjelasan untuk warga'), 'Ini bukan aduan untuk kabupaten.'),
    );
  }

  async function landslide(): Promise<void> {
    const [first, ...others] = night.filter(({ ends }, n) => n === 0 || ends === '^1');
    if (first === undefined) throw new Error('the night has no landslide');
    await goTo('Aduan');
    await admin.type(page().getByLabel('Kata dalam aduan'), 'kubu perahu');
    await admin.go(page().getByRole('button', { name: 'Cari', exact: true }));
    await together([first, ...others], 'Gabung dengan aduan lain', async () => {
      const parent = opened().getByLabel('Tiket induk');
      if ((await parent.inputValue()) !== (await ticketOf(first)))
        await admin.type(parent, await ticketOf(first));
    });
  }

  async function doneAlone(): Promise<void> {
    await goTo('Kotak masuk');
    await admin.go(page().getByRole('link', { name: /^\d+ aduan$/ }));
    const wrong: Sms[] = [];
    for (const sms of await shown(night.filter(isForAgency))) {
      const said = await line(await ticketOf(sms))
        .first()
        .textContent();
      if (said?.includes(`→ ${shortName(sms.ends)}`) !== true) wrong.push(sms);
    }
    await forward(wrong);
    await admin.go(page().getByRole('button', { name: 'Benar semua' }));
  }

  /** What got no answer: one of it is a complaint, the others come from people who are heard no more. */
  async function unanswered(): Promise<void> {
    await goTo('Kotak masuk');
    await admin.go(page().getByRole('link', { name: /^\d+ SMS$/ }));
    await expectUsable(page());
    // numbers in it are hidden further on
    const kept = ({ text }: Sms) => page().locator('#ditahan li', { hasText: text.slice(0, 30) });
    for (const sms of night.filter(({ ends }) => ends !== 'tahan'))
      if ((await kept(sms).count()) > 0)
        await admin.go(kept(sms).getByRole('button', { name: 'Jadikan aduan' }));
    for (const sms of night.filter(({ ends }) => ends === 'tahan'))
      await admin.tick(kept(sms).getByRole('checkbox'));
    await admin.go(page().getByRole('button', { name: 'Blokir pengirim yang dipilih' }));
    await admin.go(page().getByRole('button', { name: 'Sudah diperiksa' }));
    await goTo('Kotak masuk');
    await undecided();
  }

  /** One round of letters: signed together, handed to one courier. Printing opens a window of its own. */
  async function letters(): Promise<void> {
    await admin.go(page().getByRole('link', { name: /^\d+ surat$/ }));
    await expectUsable(page());
    await admin.go(page().getByRole('button', { name: 'Tetapkan' }));
    // what it was about went to another agency before it was signed
    expect(await page().locator('[role=alert] + ul').allTextContents()).toEqual([
      expect.stringContaining('Tidak ada lagi aduan dalam surat ini'),
    ]);
    await admin.go(page().getByRole('link', { name: 'Langkah berikutnya' }));
    admin.loads += 1;
    await admin.choose(page().getByLabel('Cara kirim'), 'diantar kurir');
    await admin.type(page().getByLabel(/^Diterima oleh/), 'Staf TU');
    await admin.go(page().getByRole('button', { name: 'Sudah dikirim' }));
    expect(await page().locator('[role=alert], [role=alert] + ul').allTextContents()).toEqual([]);
  }

  /** Where an SMS is now, as the file has it. */
  async function endOf(sms: Sms): Promise<string> {
    const { store } = office.hotline;
    const kept = await store.inbox.list({ state: 'quarantine', limit: 50 });
    if (kept.some(({ text }) => text === sms.text)) return 'tahan';
    const stored = await complaintOf(sms);
    if (stored === undefined) return 'nowhere';
    const { text, parent, agency, additions } = await office.complaint(stored.id);
    const evening = before.findIndex((one) => one.text === text);
    if (additions.some((one) => one.text === sms.text)) return `=${evening + 1}`;
    if (text !== sms.text) return 'nowhere';
    const of = await Promise.all(night.map(ticketOf));
    if (stored.search.state.startsWith('merged')) return `^${of.indexOf(parent?.ticket ?? '') + 1}`;
    if (stored.search.state.startsWith('rejected')) return 'tolak';
    return stored.search.state.startsWith('forwarded') ? (agency ?? '') : stored.search.state;
  }

  it(
    'takes no more pages than there were SMS, and leaves nothing',
    async () => {
      await danger();
      await undecided();
      await landslide();
      await doneAlone();
      await unanswered();
      await letters();
      await goTo('Kotak masuk');
      await expectUsable(page());
      const found = await Promise.all(
        night.map(async (sms) => ({ ...sms, ends: await endOf(sms) })),
      );
      expect(found).toEqual(night);
      // signed letters are archived when their scans are there; the danger is over when somebody says so
      const left = await page()
        .locator('.kelompok')
        .evaluateAll((all) =>
          all.map((one) => one.getAttribute('aria-labelledby')?.replace('kelompok-', '')),
        );
      expect(left).toEqual(['darurat', 'surat', 'kalender']);
      // the figures of docs/decisions/0076: what costs more is a step back for the one who does it each morning
      expect(admin.loads).toBeLessThanOrEqual(39);
      expect(admin.clicks).toBeLessThanOrEqual(70);
      expect(admin.keys).toBeLessThanOrEqual(60);
    },
    WHOLE_MORNING,
  );
});
