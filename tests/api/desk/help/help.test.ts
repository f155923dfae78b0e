import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { formsOf } from '../../../../api/desk/complaints/act-forms.ts';
import { helpText } from '../../../../api/desk/help/page.ts';
import { OFFICE } from '../../../../api/office/people/person.ts';
import { helpAddress, TOPICS } from '../../../../api/pages/help-topics.ts';
import { packagePath } from '../../../../api/paths.ts';
import { openDocuments } from '../../../../api/print/documents.ts';
import { BrowserMissingError } from '../../../../api/print/print-error.ts';
import { createWeb } from '../../../../api/server/app.ts';
import { type ChartState, chartOf, statesBelow } from '../../../../machines/chart/chart.ts';
import { createComplaintMachine } from '../../../../machines/complaint/flow/machine.ts';
import { rules } from '../district.ts';
import { AS_ADMIN, createFixture } from '../fixture.ts';

/** Help: whole, and true to the machine and the pages it explains. */

/** The renderer is tried with all samples when it is made: once for all tests. */
const documents = openDocuments(rules);
const hotline = { ...createFixture().hotline, documents };
const app = createWeb(hotline, AS_ADMIN);
const page = async (path: string) => (await request(app).get(path)).text;

describe('help', () => {
  const machine = createComplaintMachine(rules);
  const states = statesBelow(chartOf(machine).root)
    .filter(({ path, kind }) => /^(?:flow|deadline)\./.test(path) && kind !== 'history')
    .filter(({ path }) => path !== 'deadline.running');

  it('explains every state of the machine, in its words, and none that is gone', async () => {
    expect(states.length).toBeGreaterThan(20);
    expect(states.filter(({ help }) => help === null).map(({ path }) => path)).toEqual([]);
    const text = await page('/bantuan');
    for (const state of states) {
      if (state.status !== null) expect(text).toContain(state.status);
      const help = helpText(state, rules.district.sla);
      expect(help).not.toMatch(/[{}]|undefined|NaN/);
      expect(text).toContain(help);
    }
    const [first] = states;
    const wrong = { ...first, help: 'dalam {clarifyDays} hari' } as ChartState;
    expect(() => helpText(wrong, rules.district.sla)).toThrow('there is no time clarifyDays');
  });

  it('explains every button of the complaint page', async () => {
    const text = await page('/bantuan');
    const forms = formsOf(OFFICE);
    expect(forms.length).toBeGreaterThan(10);
    for (const { desk } of forms) expect(text).toContain(`<span class="cap">${desk.button}</span>`);
  });

  it('has a part for each page it is opened from', async () => {
    const text = await page('/bantuan');
    const templates = readdirSync(packagePath('templates', 'web'));
    for (const [template, topic] of Object.entries(TOPICS)) {
      expect(templates).toContain(`${template}.hbs`);
      expect(text).toContain(`id="${topic}"`);
    }
    const links = [...text.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    for (const id of links) expect(text).toContain(`id="${id}"`);
  });

  it.each([
    ['/', '/bantuan#kotak-masuk'],
    ['/aduan', '/bantuan#aduan'],
    ['/pesan', '/bantuan#pesan'],
    ['/telepon', '/bantuan#telepon'],
    ['/bantuan', '/bantuan'],
  ])('%s leads to its own part', async (path, address) => {
    expect(await page(path)).toContain(`<a class="tanya" href="${address}"`);
    expect(helpAddress('constructor')).toBe('/bantuan');
  });
});

describe('guides to print', () => {
  it.each(['petugas', 'poster', 'pimpinan', 'kalau-rusak'])(
    '%s is a page of its own, without script',
    async (name) => {
      const { status, text, headers } = await request(app).get(`/bantuan/${name}`);
      expect(status).toBe(200);
      expect(headers['content-security-policy']).toMatch(/^sandbox; default-src 'none'/);
      expect(text).toContain('<body class="panduan">');
      expect(await page('/bantuan')).toContain(`href="/bantuan/${name}"`);
    },
  );

  it('are sent as PDF, and where nothing can print the visitor is told what to do', async () => {
    const printing = createWeb(hotline, {
      ...AS_ADMIN,
      printPdf: () => Promise.resolve(Buffer.from('%PDF-1.7')),
    });
    const { headers } = await request(printing).get('/bantuan/poster/pdf');
    expect(headers['content-type']).toBe('application/pdf');
    expect(headers['content-disposition']).toBe('inline; filename="hotline-poster.pdf"');
    const without = createWeb(hotline, {
      ...AS_ADMIN,
      printPdf: () => Promise.reject(new BrowserMissingError('Tidak ada peramban.')),
    });
    const refused = await request(without).get('/bantuan/poster/pdf');
    expect(refused.status).toBe(501);
    expect(refused.text).toContain('Tidak ada peramban. Buka panduannya, lalu cetak dari peramban');
    expect((await request(app).get('/bantuan/lain')).status).toBe(404);
  });

  it('show the number only where the office has set it', async () => {
    expect(await page('/bantuan/poster')).toContain('<span class="garis">');
    const numbered = createWeb({ ...hotline, number: '+6281234567890' }, AS_ADMIN);
    expect((await request(numbered).get('/bantuan/poster')).text).toContain('0812-3456-7890');
  });
});
