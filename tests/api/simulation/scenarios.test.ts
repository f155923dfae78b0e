import { readdirSync, readFileSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { chart } from '../../../api/cli/chart.ts';
import { play } from '../../../api/cli/play.ts';
import { packagePath } from '../../../api/paths.ts';
import {
  parseScenario,
  readScenario,
  ScenarioError,
} from '../../../api/simulation/scenario/format.ts';
import { type Happening, matches, playScenario } from '../../../api/simulation/scenario/play.ts';
import { recorded } from '../../../api/simulation/scenario/record.ts';

/** Whole conversations, from phone to phone through the modem, on the store that users have. */

const folder = packagePath('examples', 'scenarios');
const files = readdirSync(folder).sort();

const SHORT = `
title: t
start: 2026-11-23 09.00
phones: { warga: 0812-0000-9001 }
quiet: [petugas PUPR]
steps:
  - warga: JALAN jalan rusak di pekon hanakau sukau
`;

function collected(stream: PassThrough): string {
  return (stream.read() as Buffer | null)?.toString() ?? '';
}

describe('scenarios', () => {
  it.each(files)('%s', async (file) => {
    expect(await playScenario(readScenario(`${folder}/${file}`))).toEqual([]);
  });

  it('reach every state of the complaint machine that lasts, and use every command', () => {
    const texts = files.map((file) => readFileSync(`${folder}/${file}`, 'utf8')).join('\n');
    const states =
      'clarifying triage forwarded.notified forwarded.acknowledged forwarded.working forwarded.transferRequested ' +
      'awaitingCitizen review answered closed rejected merged withdrawn archived ' +
      'deadline.idle deadline.paused deadline.running.onTime deadline.running.reminded deadline.running.overdue ' +
      'deadline.running.atHead deadline.running.atSecretary deadline.running.atRegent ' +
      'legal.settled legal.exceeded publication.none publication.selected publication.approved publication.sent publication.published';
    const commands =
      'CEK TAMBAH NILAI BELUM BATAL KATEGORI FORMAT STOP TERIMA JAWAB PROSES MINTA ALIH TUNDA DAFTAR LIHAT RALAT ' +
      'BANTUAN TERUSKAN TOLAK GABUNG LAPORAN TERLAMBAT PERINTAH';
    const named = [...texts.matchAll(/^ {2}- state [^:]+: (.*)$/gm)].map(([, value]) => value);
    const missingStates = states
      .split(' ')
      .filter((state) => !named.some((value) => value?.split(/[[\], ]+/).includes(state)));
    const missingCommands = commands
      .split(' ')
      .filter((command) => !new RegExp(`^ {2}- [^:]+: "?${command}\\b`, 'm').test(texts));
    expect({ missingStates, missingCommands }).toEqual({ missingStates: [], missingCommands: [] });
  });

  it('fails where an SMS was not expected, did not come, or a state is another', async () => {
    const steps = `${SHORT}  - to warga: something else\n  - state A001: closed\n  - warga: CEK A001\n`;
    const failures = await playScenario(parseScenario(steps, 'x.yaml'));
    expect(failures.map(({ step, reason }) => `${step}: ${reason}`)).toEqual([
      expect.stringMatching(/^2: warga got "Trm kasih.*", not "something else"$/),
      expect.stringMatching(/^3: A001 is in forwarded.notified.* not in closed$/),
      expect.stringMatching(/^4: warga also got "Aduan No A001/),
    ]);
  });

  it('fails where the SOP table is another, and where a letter cannot be written', async () => {
    const steps = `${SHORT}  - sop A001: [ 1 sesuai…, 2 terlambat… ]\n  - write surat: {}\n  - write teguran: { agency: PUPR }\n  - write jawaban: { ticket: A001 }\n`;
    const failures = await playScenario(parseScenario(steps, 'x.yaml'));
    expect(
      failures.map(({ reason }) => reason).filter((reason) => !/also got/.test(reason)),
    ).toEqual([
      expect.stringMatching(/^SOP of A001: "2 sesuai, .*", not "2 terlambat…"$/),
      expect.stringMatching(/^no letter is called "surat"; known: penerusan, teguran, pengingat/),
      expect.stringMatching(/^write teguran: .*lewat tenggat/),
      expect.stringMatching(/^write jawaban: [\s\S]*number/),
    ]);
  });

  it('records what came as what is expected, and that then holds', async () => {
    const happenings: Happening[] = [];
    const scenario = parseScenario(SHORT, 'x.yaml');
    await playScenario(scenario, { onHappening: (happening) => happenings.push(happening) });
    const text = recorded(SHORT, happenings, scenario.quiet);
    expect(text).toMatch(/- to warga: "Trm kasih\. Aduan Bpk\/Ibu No A001/);
    expect(await playScenario(parseScenario(text, 'x.yaml'))).toEqual([]);
  });

  it.each([
    ['title: x', /x\.yaml: start: /],
    [`${SHORT}  - wait: soon`, /x\.yaml: step 2: such as "90 minutes"/],
    [`${SHORT}  - until: tomorrow`, /step 2: YYYY-MM-DD HH\.MM/],
    [`${SHORT}  - { a: b, c: d }`, /step 2: a step has exactly one key/],
    ['a: b: c', /x\.yaml: /],
  ])('says what is wrong with a file: %#', (text, message) => {
    expect(() => parseScenario(text, 'x.yaml')).toThrow(ScenarioError);
    expect(() => parseScenario(text, 'x.yaml')).toThrow(message);
  });

  it('names phones and rules that do not exist', async () => {
    const stranger = parseScenario(`${SHORT}  - wargo: halo`, 'x.yaml');
    expect((await playScenario(stranger)).at(-1)?.reason).toMatch(
      /no phone is called "wargo"; known/,
    );
    const rules = parseScenario(`rules: { policy: { speed: 1 } }${SHORT}`, 'x.yaml');
    await expect(playScenario(rules)).rejects.toThrow(/rules\.policy\.speed: the district pack/);
  });

  it('prints the conversation as the phones show it, with an exit code', async () => {
    const output = new PassThrough();
    expect(await play('01-aduan-dijawab', output, {})).toBe(0);
    expect(collected(output)).toMatch(
      /── Senin, 23\/11\/2026 ──\n09\.00 {2}warga +→ JALAN jln rusak[\s\S]+09\.00 {2}warga +← Trm kasih[\s\S]+As expected\./,
    );
    await expect(play('/none.yaml', output, {})).rejects.toThrow(ScenarioError);
    expect(matches('a … z', 'a b\nc z')).toBe(true);
    expect(matches('a.c', 'abc')).toBe(false);
  });
});

describe('charts', () => {
  it('are in docs/complaint.md as the machine is', async () => {
    const output = new PassThrough();
    await chart('complaint', output);
    const page = readFileSync(packagePath('docs/complaint.md'), 'utf8');
    expect(page).toContain(`\`\`\`mermaid\n${collected(output)}\`\`\``);
  });

  it.each(['conversation', 'report', 'modem'])('draw %s', async (name) => {
    const output = new PassThrough();
    await chart(name, output);
    expect(collected(output)).toMatch(/^stateDiagram-v2\n[\s\S]+ --> /);
  });

  it('know no other machine', async () => {
    await expect(chart('car', new PassThrough())).rejects.toThrow(
      /chart car: must be one of complaint/,
    );
  });
});
