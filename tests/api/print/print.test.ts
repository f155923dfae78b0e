import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createPdfPrinter } from '../../../api/print/print.ts';
import { BrowserMissingError, PdfError } from '../../../api/print/print-error.ts';
import { itPrints } from '../../support/browser.ts';
import { sampleDocuments, sampleRenderer } from '../../support/sample-documents.ts';

const { platform } = process;

/** Widths and heights of the pages, in millimetres. */
function pageSizes(pdf: Buffer): number[][] {
  const boxes = pdf.toString('latin1').matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/g);
  return [...boxes].map((box) => [box[1], box[2]].map((points) => (Number(points) * 25.4) / 72));
}

const profiles = () => readdirSync(tmpdir()).filter((name) => name.startsWith('hotline-pdf-'));

describe('the printer', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'hotline-browser-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const pretend = (name: string, script: string): string => {
    const path = join(folder, name);
    writeFileSync(path, `#!/bin/sh\n${script}\n`);
    chmodSync(path, 0o755);
    return path;
  };
  const printer = (path: string, timeoutMs = 200_000) =>
    createPdfPrinter({ env: { CHROME_PATH: path }, platform, timeoutMs });

  itPrints('prints every page of a letter on its paper, one document after the other', async () => {
    const print = createPdfPrinter({ env: process.env, platform });
    const sample = sampleDocuments.find(({ id }) => id === 'teguran--pertama');
    if (sample === undefined) throw new Error('no sample');
    const [letter, other] = await Promise.all([
      print(sampleRenderer()(sample)),
      print('<style>@page { size: 100mm 50mm }</style><p>Surat'),
    ]);
    expect(letter.subarray(0, 5).toString()).toBe('%PDF-');
    const sizes = pageSizes(letter);
    expect(sizes).toHaveLength(2);
    for (const [width = 0, height = 0] of sizes) {
      expect(width).toBeCloseTo(215, 0);
      expect(height).toBeCloseTo(330, 0);
    }
    expect(pageSizes(other)).toHaveLength(1);
  });

  itPrints('runs no script of a document', async () => {
    const print = createPdfPrinter({ env: process.env, platform });
    const scripted = `<p>a<script>for (let n = 0; n < 99; n++) document.write('<p style="break-before:page">b')</script>`;
    expect(pageSizes(await print(scripted))).toHaveLength(1);
  });

  it('says what a browser that fails said, and goes on with the next document', async () => {
    const print = printer(pretend('gagal', 'echo "kaca pecah" >&2; exit 3'));
    const failures = await Promise.allSettled([print('a'), print('b')]);
    for (const failure of failures)
      expect(failure).toMatchObject({ reason: expect.any(PdfError), status: 'rejected' });
    await expect(print('c')).rejects.toThrow(/PDF tidak dapat dibuat dengan .*gagal: kaca pecah/);
    await expect(printer(join(folder, 'hilang'))('a')).rejects.toThrow(BrowserMissingError);
  });

  it('gives up a browser that does not answer, and ends it', async () => {
    const print = printer(pretend('diam', 'exec sleep 600'), 50);
    await expect(print('a')).rejects.toThrow(/tidak selesai dalam 0.05 detik/);
  });

  it('leaves nothing behind', async () => {
    const before = profiles();
    await expect(printer(pretend('gagal2', 'exit 1'))('a')).rejects.toThrow(PdfError);
    expect(profiles()).toEqual(before);
  });
});
