import { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, it } from '@jest/globals';
import { joinPdfs, toPdfA } from '../../../api/print/pdf-a.ts';
import { createPdfPrinter } from '../../../api/print/print.ts';
import { drawReportCharts } from '../../../templates/documents/charts.ts';
import { sampleFigures } from '../../../templates/documents/report-figures-sample.ts';
import { documentSamples } from '../../../templates/documents/samples.ts';
import { browserPath } from '../../support/browser.ts';
import { sampleDocuments, sampleRenderer } from '../../support/sample-documents.ts';
import { brokenRules, hasJava } from '../../support/verapdf/verapdf.ts';

/** What is printed is kept for decades: it follows the rule for that (PDF/A-2b), as its reference reader judges. */

const LONG = 600_000;

async function bare(text: string): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.setTitle(text);
  document.addPage([100, 100]);
  return document.save();
}

/** A picture with a transparent dot, and a file of no kind that archives keep. */
const FILES = [
  {
    ...{ name: 'pindaian.png', type: 'image/png', about: 'Pindaian surat', at: 0 },
    bytes: Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
  },
  {
    ...{ name: 'bukti.txt', type: 'text/plain', about: 'Tanda terima', at: 0 },
    bytes: Buffer.from('diterima'),
  },
];

/** A sample of each document; the report with its charts as they are drawn. */
function oneOfEach(): [name: string, html: string][] {
  const render = sampleRenderer();
  const kinds = new Map(sampleDocuments.map((sample) => [sample.id.split('--')[0], sample]));
  const charts = drawReportCharts(sampleFigures);
  const drawn = { ...documentSamples.laporan.bulanan, charts };
  return [
    ...[...kinds].map(([kind, sample]): [string, string] => [`${kind}.pdf`, render(sample)]),
    ['laporan-bergrafik.pdf', render({ kind: 'laporan', view: drawn })],
  ];
}

type Named = readonly [name: string, bytes: Uint8Array];

const itJudges = browserPath === undefined || !hasJava() ? it.skip : it;

describe('a printed document', () => {
  itJudges(
    'breaks no rule of PDF/A, alone, joined with others or with files in it; what is not made for the archive does',
    async () => {
      const print = createPdfPrinter({ env: process.env, platform: process.platform });
      // all at once: they are printed one after the other by one browser
      const pdfs = await Promise.all(
        oneOfEach().map(async ([name, html]): Promise<Named> => [name, await print(html)]),
      );
      const [first = Buffer.of(), second = Buffer.of()] = pdfs.map(([, bytes]) => bytes);
      const joined = await joinPdfs([first, second], 'Dua surat');
      // an evidence file has the files themselves in it, which makes it PDF/A-3b
      const evidence = await joinPdfs([first], 'Berkas bukti', FILES);
      const inA2: Named[] = [...pdfs, ['joined.pdf', joined], ['bare.pdf', await bare('polos')]];
      const { 'bare.pdf': ofBare, ...broken } = brokenRules({
        ...Object.fromEntries(
          inA2.map(([name, bytes]) => [name, { bytes, flavour: '2b' as const }]),
        ),
        'bukti-berlampiran.pdf': { bytes: evidence, flavour: '3b' },
      });
      expect(ofBare).toContain('6.6.2.1');
      expect(broken).toEqual(Object.fromEntries(Object.keys(broken).map((name) => [name, ''])));
      expect(Object.keys(broken)).toHaveLength(pdfs.length + 2);
    },
    LONG,
  );

  it('says of itself what it is, with its title and language', async () => {
    const document = await PDFDocument.load(await toPdfA(await bare('Surat')));
    expect([document.getTitle(), document.getLanguage()]).toEqual(['Surat', 'id-ID']);
    const bytes = (await toPdfA(await bare('Surat'))).toString('latin1');
    expect(bytes).toMatch(/<pdfaid:part>2<\/pdfaid:part>\s*<pdfaid:conformance>B</);
    expect(bytes).toContain('/GTS_PDFA1');
  });
});
