import { spawnSync } from 'node:child_process';
import { Readable, Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { pdu } from '../../../../api/cli/pdu/pdu.ts';
import { LONGEST_LINE, linesOf } from '../../../../api/cli/pdu/typed-lines.ts';
import { packagePath } from '../../../../api/paths.ts';

/** `hotline pdu decode` and `hotline pdu encode`. */

class Collected extends Writable {
  text = '';

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }

  get objects(): unknown[] {
    return this.text
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as unknown);
  }
}

async function run(which: 'decode' | 'encode', ...lines: (string | object)[]): Promise<unknown[]> {
  const output = new Collected();
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
  await pdu(which, Readable.from([`${text.join('\n')}\n`]), output);
  return output.objects;
}

async function runOne(which: 'decode' | 'encode', line: string | object): Promise<unknown> {
  const [answer] = await run(which, line);
  return answer;
}

const fault = (field: string) => ({ error: { field, message: expect.any(String) } });

// SMS-DELIVER of 24 November 2026, 09:00:00 WIB, from 0812-0000-9001: "halo"
const HALO = '00040D91261802009000F100006211429000008204E830FB0D';

describe('hotline pdu decode', () => {
  it('says all that a PDU says', async () => {
    expect(await runOne('decode', HALO)).toEqual({
      type: 'DELIVER',
      smsc: null,
      number: '+6281200009001',
      ton: 1,
      npi: 1,
      tpduLength: 24,
      pid: 0,
      dcs: 0,
      encoding: 'gsm7',
      cls: null,
      text: 'halo',
      udl: 4,
      udh: [],
      multipart: false,
      concat: null,
      timestamp: '2026-11-24T09:00:00+07:00',
      timestampUtc: '2026-11-24T02:00:00Z',
      timestampNaive: '2026-11-24T09:00:00',
      moreMessages: false,
      loopPrevention: false,
      statusReportIndication: false,
      replyPath: false,
    });
  });

  it('takes direction, a missing service-centre field and tables agreed otherwise', async () => {
    const submit = { pdu: '1100048121430008FF0C003100320033003400350036', hasSmsc: false };
    expect(
      await run(
        'decode',
        { ...submit, direction: 'MO', id: 'whatever' },
        submit,
        { pdu: HALO.replace('04E830FB0D', '02C801'), context: { locking: 6 } },
        { pdu: HALO.replace('04E830FB0D', '021B0E'), context: { single: 'Hindi' } },
        { pdu: HALO, context: { language: 'klingon' } },
        { pdu: HALO, context: { loking: 6 } },
      ),
    ).toEqual([
      expect.objectContaining({ type: 'SUBMIT', text: '123456', smsc: null, mr: 0 }),
      fault('TP-MTI'),
      expect.objectContaining({ text: '\u0934\u0905' }),
      expect.objectContaining({ text: '\u0966' }),
      fault('context.language'),
      fault('context'),
    ]);
  });

  it('answers every line, also the empty and the wrong ones, and goes on', async () => {
    expect(
      await run('decode', '', 'not hex', '0', HALO.slice(0, -2), '{', '[]', '{"pdu":1}', HALO),
    ).toEqual([
      fault('pdu'),
      fault('pdu'),
      fault('pdu'),
      fault('TP-UD'),
      fault('line'),
      fault('pdu'),
      fault('pdu'),
      expect.objectContaining({ text: 'halo' }),
    ]);
  });

  it('reads a status report with its optional parameters, and one padded as on a SIM', async () => {
    const report = '0006010781214365F7621142900000826211429000008200';
    expect(
      await run('decode', `${report}0700000441E19008`, report + 'FF'.repeat(20), `${report}0600`),
    ).toEqual([
      expect.objectContaining({ type: 'STATUS-REPORT', delivered: true, text: 'ABCD', pid: 0 }),
      expect.not.objectContaining({ dcs: expect.anything() }),
      fault('TP-UDL'),
    ]);
  });
});

describe('hotline pdu encode', () => {
  it('gives the PDUs with the length that AT+CMGS wants', async () => {
    // public vector of ModemManager
    expect(
      await runOne('encode', {
        number: '+15555551234',
        text: 'Да здравствует король, детка!',
        smsc: '+19037029920',
        validity: 5,
      }),
    ).toEqual({
      pdus: [
        {
          pdu: '07919130079229F011000B915155551532F40008003A041404300020043704340440043004320441044204320443043504420020043A043E0440043E043B044C002C0020043404350442043A04300021',
          tpduLength: 72,
        },
      ],
    });
  });

  it('splits a long text under the reference that was asked for', async () => {
    const message = { number: '+6281200000001', text: 'x'.repeat(200), statusReport: true };
    const answers = await run(
      'encode',
      { ...message, reference: 7 },
      { ...message, reference: 4660 },
    );
    const places = [];
    for (const { pdus } of answers as { pdus: { pdu: string }[] }[])
      for (const written of pdus)
        places.push(await runOne('decode', { ...written, direction: 'MO' }));
    expect(places).toMatchObject([
      { concat: { ref: 7, total: 2, seq: 1, bits: 8 }, statusReportRequested: true },
      { concat: { ref: 7, total: 2, seq: 2, bits: 8 } },
      { concat: { ref: 4660, total: 2, seq: 1, bits: 16 } },
      { concat: { ref: 4660, total: 2, seq: 2, bits: 16 } },
    ]);
  });

  it('writes what decode printed as it was', async () => {
    const pdus = [
      { pdu: HALO, direction: 'MT' },
      {
        pdu: '0006010781214365F76211429000008262114290000082000700000441E19008',
        direction: 'MT',
      },
      { pdu: '0019000B917228001011F100003170013193008003D4F21C', direction: 'MO' },
      { pdu: '04A12143F5310D0AA110624521430000A902C834', direction: 'MO' },
      { pdu: '0009000B911346610089F600004801020304050602C834', direction: 'MO' },
      {
        pdu: '00440B911346610089F60004621132221371040E0B0504158A00000003AA02014142',
        direction: 'MT',
      },
    ];
    const read = (await run('decode', ...pdus)) as object[];
    const written = await run('encode', ...read);
    expect(written).toEqual(
      pdus.map(({ pdu: hex }) => ({ pdus: [expect.objectContaining({ pdu: hex })] })),
    );
  });

  it('uses national tables only when asked, and UCS2 where they do not help', async () => {
    const message = { number: '+6281200000001', text: 'ağaç' };
    const answers = await run(
      'encode',
      message,
      { ...message, language: 'turkish' },
      { ...message, language: 2 },
      { ...message, text: 'halo', language: 1 },
    );
    const read = [];
    for (const { pdus } of answers as { pdus: object[] }[])
      read.push(await runOne('decode', { ...pdus[0], direction: 'MO' }));
    expect(read).toMatchObject([
      { encoding: 'ucs2', text: 'ağaç' },
      { encoding: 'gsm7', text: 'ağaç', udh: [{ id: 0x25, data: '01' }] },
      { encoding: 'ucs2', text: 'ağaç' },
      { encoding: 'gsm7', text: 'halo', udh: [] },
    ]);
  });

  it.each([
    ['number', { text: 'x' }],
    ['number', { number: 'TELKOMSEL', text: 'x' }],
    ['text', { number: '+6281200000001' }],
    ['smsc', { number: '+6281200000001', text: 'x', smsc: 'SC' }],
    ['TP-DA', { number: '+628120000000100000000', text: 'x' }],
    ['TP-VP', { number: '+6281200000001', text: 'x', validity: 1e9 }],
    ['validity', { number: '+6281200000001', text: 'x', validity: '2026-02-30T00:00:00Z' }],
    ['reference', { number: '+6281200000001', text: 'x', reference: -1 }],
    ['TP-UD', { number: '+6281200000001', text: 'ж', encoding: 'gsm7' }],
    ['timestamp', { type: 'DELIVER', number: '123', text: 'x' }],
    ['line', { number: '+6281200000001', text: 'x', statusReprot: true }],
  ])('names %s for %j', async (field, message) => {
    expect(await runOne('encode', message)).toEqual(fault(field));
  });

  it('refuses a text of more than 255 SMS', async () => {
    const message = { number: '+6281200000001', text: 'x'.repeat(153 * 255 + 1) };
    expect(await runOne('encode', message)).toEqual(fault('text'));
  });
});

describe('the lines of a stream', () => {
  const collect = async (chunks: (string | Buffer)[]) => {
    const lines = [];
    for await (const line of linesOf(Readable.from(chunks, { objectMode: true }))) lines.push(line);
    return lines;
  };

  it('end with LF or CRLF, wherever the chunks break', async () => {
    const [first, second] = [Buffer.from('a\r\n\né'), Buffer.from('\nlast')];
    const broken = [first.subarray(0, 2), first.subarray(2, 5), first.subarray(5), second];
    expect(await collect(broken)).toEqual(['a', '', 'é', 'last']);
    expect(await collect(['a\n'])).toEqual(['a']);
    expect(await collect([])).toEqual([]);
  });

  it('are not kept when they are too long', async () => {
    const half = 'x'.repeat(LONGEST_LINE / 2 + 1);
    expect(await collect([half, half, `${half}\nshort\n`])).toEqual([null, 'short']);
    const output = new Collected();
    await pdu('decode', Readable.from([half, half]), output);
    expect(output.objects).toEqual([fault('line')]);
  });

  it('are not read on while nobody takes the answers', async () => {
    let given = 0;
    const endless = function* () {
      for (;;) {
        given += 1;
        yield `${HALO}\n`;
      }
    };
    const stalled = new Writable({ write: () => {} });
    const input = Readable.from(endless());
    const running = pdu('decode', input, stalled);
    for (let turn = 0; turn < 1000; turn += 1) await setImmediate();
    expect(given).toBeLessThan(500);
    input.destroy(new Error('enough'));
    await expect(running).rejects.toThrow('enough');
  });

  it('end quietly when the reader of the answers goes, as head does', async () => {
    const gone = Object.assign(new Error('write EPIPE'), { code: 'EPIPE' });
    const closed = new Writable({ write: (_chunk, _encoding, done) => done(gone) });
    await expect(pdu('decode', Readable.from([`${HALO}\n`]), closed)).resolves.toBeUndefined();
  });
});

describe('npm run hotline', () => {
  const hotline = (args: string[], input = '') =>
    spawnSync('npm', ['run', '-s', 'hotline', '--', 'pdu', ...args], {
      cwd: packagePath(),
      input,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });

  it('decodes from standard input to standard output; wrong lines are no failure, wrong use is', () => {
    const { status, stdout } = hotline(['decode'], `${HALO}\nxyz\n`);
    expect({
      status,
      lines: stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    }).toEqual({
      status: 0,
      lines: [expect.objectContaining({ text: 'halo' }), fault('pdu')],
    });
    expect(hotline(['decode', '--help'])).toMatchObject({ status: 0 });
    expect(hotline(['recode'])).toMatchObject({ status: 2, stdout: '' });
  });
});
