import { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, it } from '@jest/globals';
import { joinPdfs, toPdfA } from '../../../api/print/pdf-a.ts';
import { createPdfPrinter } from '../../../api/print/print.ts';
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

/** A sample of each document. */
function oneOfEach(): [name: string, html: string][] {
  const render = sampleRenderer();
  const kinds = new Map(sampleDocuments.map((sample) => [sample.id.split('--')[0], sample]));
  return [...kinds].map(([kind, sample]) => [`${kind}.pdf`, render(sample)]);
}

const itJudges = browserPath === undefined || !hasJava() ? it.skip : it;

describe('a printed document', () => {
  itJudges(
    'breaks no rule of PDF/A-2b, alone or joined with others; what is not made for the archive does',
    async () => {
      const print = createPdfPrinter({ env: process.env, platform: process.platform });
      const pdfs: Record<string, Uint8Array> = {};
      for (const [name, html] of oneOfEach()) pdfs[name] = await print(html);
      const [first = Buffer.of(), second = Buffer.of()] = Object.values(pdfs);
      const joined = await joinPdfs([first, second], 'Dua surat');
      const all = { ...pdfs, 'joined.pdf': joined, 'bare.pdf': await bare('polos') };
      const { 'bare.pdf': ofBare, ...broken } = brokenRules(all);
      expect(ofBare).toContain('6.6.2.1');
      expect(broken).toEqual(Object.fromEntries(Object.keys(broken).map((name) => [name, ''])));
      expect(Object.keys(broken)).toHaveLength(Object.keys(pdfs).length + 1);
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
