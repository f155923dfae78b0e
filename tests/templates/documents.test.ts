import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { packagePath } from '../../api/paths.ts';
import { TemplateError } from '../../templates/template-error.ts';
import { expectGolden, expectNoOtherGoldens } from '../support/golden.ts';
import { loadPack } from '../support/pack.ts';
import { changeTexts, sampleDocuments, sampleRenderer } from '../support/sample-documents.ts';

const GOLDEN = packagePath('tests', 'templates', 'golden');
const HOSTILE = `<script>alert("x")</script> {{constructor}} {{{raw}}} {{#if x}} 'kutip' & <b>tebal</b> 😀🙏🏽`;
const ESCAPED =
  '&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; {{constructor}} {{{raw}}} {{#if x}} &#x27;kutip&#x27; &amp; &lt;b&gt;tebal&lt;/b&gt; 😀🙏🏽';
const render = sampleRenderer();
const byId = (id: string) => {
  const sample = sampleDocuments.find((one) => one.id === id);
  if (sample === undefined) throw new Error(`no sample ${id}`);
  return sample;
};
/** All documents share one style sheet; what differs is the rule for their paper, which comes first. */
const withoutStyle = (html: string) =>
  html.replace(/(<style>\n@page[^\n]*\n)[\s\S]*?(<\/style>)/, '$1$2');
/** The document's words alone. */
const wordsOf = (html: string) =>
  html
    .replace(/<style>[\s\S]*?<\/style>/, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

describe('every document', () => {
  it.each(sampleDocuments)('$id is what it was', ({ id, kind, view }) => {
    expectGolden(join(GOLDEN, `${id}.html`), withoutStyle(render({ kind, view })));
  });

  it('has its golden file, and no other lies there', () => {
    expectNoOtherGoldens(
      GOLDEN,
      sampleDocuments.map(({ id }) => `${id}.html`),
    );
  });

  it.each(sampleDocuments)('$id shows no gap, no full number, no NIK', (sample) => {
    const words = wordsOf(render(sample));
    expect(words).not.toMatch(/undefined|NaN|\[object|null|Infinity|\{\{/);
    expect(words).not.toMatch(/81200009001|0812-0000-9001|1804123456789012/);
  });

  const hostile = sampleDocuments
    .map(({ id, kind, view }) => ({
      ...{ id, kind, view },
      changed: changeTexts(view, (text) => `${HOSTILE} ${text}`),
    }))
    .filter(({ view, changed }) => JSON.stringify(view) !== JSON.stringify(changed));
  it.each(hostile)('$id prints whatever people wrote as text', ({ kind, changed }) => {
    const html = render({ kind, view: changed });
    expect(html).toContain(ESCAPED);
    expect(html).not.toMatch(/<script|<b>/);
  });

  it('prints a complaint of 2,000 characters whole', () => {
    const text = 'jalan rusak & berlubang '.repeat(90).slice(0, 2000);
    const { kind, view } = byId('penerusan--satu');
    const long = changeTexts(view, (one) => (one.startsWith('yth') ? text : one));
    expect(render({ kind, view: long })).toContain(text.replaceAll('&', '&amp;'));
  });

  it('is tried with names as long as the longest of the pack', () => {
    const { agencies, categories, places } = loadPack().rules.district;
    const names = [
      ...agencies.map(({ head }) => head),
      ...categories.map(({ name }) => name),
      ...places.districts.flatMap(({ name, villages }) =>
        villages.map((village) => `${village.name}, ${name}`),
      ),
    ];
    const kinds = [agencies.length, categories.length];
    const words = sampleDocuments.map((sample) => wordsOf(render(sample))).join(' ');
    const longest = (from: number, to?: number) =>
      names.slice(from, to).reduce((a, b) => (b.length > a.length ? b : a), '');
    const [heads = 0, topics = 0] = kinds;
    expect(words).toContain(longest(0, heads));
    expect(words).toContain(longest(heads, heads + topics));
    expect(words).toContain(longest(heads + topics).split(', ')[0]);
  });
});

describe('secrecy', () => {
  it('leaves the reporter out of a secret letter', () => {
    const words = wordsOf(render(byId('penerusan--rahasia')));
    expect(words).toContain('Sifat : Rahasia');
    expect(words).toContain('Pelapor : dirahasiakan');
    expect(words).not.toContain('Surat Pembaca');
  });

  it('hides the reporter’s own number in the text, and leaves others, which may be what it is about', () => {
    const { kind, view } = byId('penerusan--satu');
    const text = 'hub sy 0812 0000 9001 atau petugas pungli 0812-0000-7777';
    const html = render({
      kind,
      view: changeTexts(view, (one) => (one.startsWith('yth') ? text : one)),
    });
    expect(html).toContain('hub sy (nomor pelapor) atau petugas pungli 0812-0000-7777');
  });

  it('prints no number at all in the newspaper', () => {
    const { kind, view } = byId('balasan-surat-pembaca--satu');
    const html = render({
      kind,
      view: changeTexts(view, (one) => `${one} +62 812-0000-7777`, ['office', 'ticket']),
    });
    expect(html).not.toMatch(/7777/);
  });
});

describe('letterhead', () => {
  it('shows the district’s own arms where the pack has them', () => {
    const html = sampleRenderer({ arms: 'data:image/png;base64,AAAA' })(byId('penerusan--satu'));
    expect(html).toContain('<img class="lambang" src="data:image/png;base64,AAAA"');
    expect(html).not.toContain('<svg class="lambang"');
  });

  it('is signed by the deputy on his days', () => {
    const deputy = {
      ...{ from: '2026-11-20', to: '2026-11-23', acting: 'Plh.' as const },
      ...{ title: 'SEKRETARIS,', name: 'NAMA', rank: 'Pembina', nip: '197001011995011001' },
      onBehalfOf: 'KEPALA DINAS KOMUNIKASI DAN INFORMATIKA',
    };
    const words = wordsOf(sampleRenderer({ deputies: [deputy] })(byId('penerusan--satu')));
    expect(words).toContain(
      'a.n. KEPALA DINAS KOMUNIKASI DAN INFORMATIKA Plh. SEKRETARIS, NAMA Pembina NIP. 19700101 199501 1 001',
    );
    const past = sampleRenderer({ deputies: [{ ...deputy, to: '2026-11-22' }] });
    expect(wordsOf(past(byId('penerusan--satu')))).not.toContain('SEKRETARIS,');
  });

  it('prints on A4 where the pack says so', () => {
    expect(sampleRenderer({ paper: 'A4' })(byId('penerusan--satu'))).toContain(
      '@page { size: 210mm 297mm;',
    );
  });
});

describe('templates', () => {
  it.each([
    ['surat/penerusan.hbs', '{{nomer}}', /penerusan\.hbs: .*nomer.*\(with the sample "satu"\)/],
    ['surat/penerusan.hbs', '{{#if}}', /penerusan\.hbs/],
    ['surat/penerusan.hbs', '{{tangal date}}', /penerusan\.hbs.*tangal/],
    ['bagian/ttd.hbs', '{{nama}}', /disposisi|jawaban|penerusan.*nama/],
    ['laporan/lebih.hbs', 'Halo', /lebih\.hbs: no document is called so/],
  ])('%s with %s: says at the start what is wrong', (file, text, problem) => {
    const copy = mkdtempSync(join(tmpdir(), 'hotline-documents-'));
    try {
      cpSync(packagePath('templates'), copy, { recursive: true });
      writeFileSync(join(copy, file), text);
      expect(() => sampleRenderer({}, copy)).toThrow(problem);
      expect(() => sampleRenderer({}, copy)).toThrow(TemplateError);
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  });

  it('must all be there', () => {
    const copy = mkdtempSync(join(tmpdir(), 'hotline-documents-'));
    try {
      cpSync(packagePath('templates'), copy, { recursive: true });
      rmSync(join(copy, 'surat', 'teguran.hbs'));
      expect(() => sampleRenderer({}, copy)).toThrow(/holds teguran\.hbs/);
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  });
});
