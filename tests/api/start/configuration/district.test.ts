import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { packagePath } from '../../../../api/paths.ts';
import { DistrictError, loadDistrict } from '../../../../api/start/configuration/district.ts';
import {
  readSettings,
  redactedSettings,
  SettingsError,
} from '../../../../api/start/configuration/settings.ts';

const PACK = packagePath('examples', 'lampung-barat');

/** A deputy in YAML, in the place of an empty list. */
const DEPUTY = (from: string, to: string) =>
  `\n    - { from: '${from}', to: '${to}', title: SEKRETARIS, name: '-', rank: '-', nip: '-' }`;
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47]);
const ARMS = '<svg xmlns="http://www.w3.org/2000/svg"/>';

/** File, what is replaced by what, and the problem that must be named. */
const broken: [string, string | RegExp, string, string][] = [
  [
    'calendar.yaml',
    'close: "16.00"',
    'close: "25.00"',
    'calendar.yaml: week[1].close: a time of day: HH.MM',
  ],
  [
    'categories.yaml',
    'agency: PUPR',
    'agency: PUPX',
    'categories.yaml: categories[0].agency: no agency "PUPX" in agencies.yaml',
  ],
  ['categories.yaml', 'secret: false', 'secrret: false', 'categories.yaml: categories[0].secret: '],
  [
    'contacts.yaml',
    '0812-0000-0001',
    '"12"',
    'contacts.yaml: contacts[0].phone: a phone number: 0812',
  ],
  [
    'contacts.yaml',
    '0812-0000-0001',
    '081200000001',
    'contacts.yaml: contacts[0].phone: a phone number in quotes',
  ],
  [
    'contacts.yaml',
    '0812-0000-0002',
    '0812-0000-0001',
    'contacts.yaml: contacts.phone: "+6281200000001" stands there twice',
  ],
  [
    'rules.yaml',
    'active: SOP',
    'active: SOB',
    'rules.yaml: sla.active: no profile is called "SOB"',
  ],
  [
    'office.yaml',
    "'2018-01-01'",
    "'2016-01-01'",
    'office.yaml: letterhead.units: must be in the order',
  ],
  [
    'operators.yaml',
    "'*888#'",
    "'888'",
    'operators.yaml: operators[0].balanceCode: a USSD code: *888#',
  ],
  ['operators.yaml', "['0811'", '[0811', 'operators.yaml: operators[0].prefixes[0]: '],
  [
    'operators.yaml',
    "'0814'",
    "'0812'",
    'operators.yaml: operators.prefixes: "0812" stands there twice',
  ],
  [
    'operators.yaml',
    'name: Tri',
    'name: XL',
    'operators.yaml: operators.name: "XL" stands there twice',
  ],
  [
    'operators.yaml',
    "'{pulsa}{adalah}{credit}'",
    "'{pulsaa}{adalah}{credit}'",
    'operators.yaml: balance.patterns[0]: a pattern: no word is called "pulsaa"',
  ],
  [
    'operators.yaml',
    "'{pulsa}{adalah}{credit}'",
    "'{pulsa}{adalah}({credit}'",
    'operators.yaml: balance.patterns[0]: a pattern: Invalid regular expression',
  ],
  [
    'operators.yaml',
    "'{pulsa}{adalah}{credit}'",
    "'{pulsa}{adalah}(?<pulsa>1)'",
    'operators.yaml: balance.patterns[0]: a pattern: no group is called "pulsa"',
  ],
  [
    'operators.yaml',
    "'{pulsa}{adalah}{credit}'",
    "'{pulsa}{adalah}'",
    'operators.yaml: balance.patterns[0]: a pattern: needs one of {credit}',
  ],
  [
    'operators.yaml',
    /adalah: '.*'/,
    "adalah: '{adalah}'",
    'operators.yaml: balance.patterns[0]: a pattern: the word "adalah" contains itself',
  ],
  ['office.yaml', 'office:', 'office: [', 'office.yaml: no YAML'],
  [
    'office.yaml',
    /nip: .*/,
    "nip: '661106 198901 1 002'",
    'office.yaml: letterhead.signatory.nip: a NIP: 18 digits',
  ],
  [
    'office.yaml',
    '    rank:',
    '    onBehalfOf: a.n. BUPATI\n    rank:',
    'office.yaml: letterhead.signatory.onBehalfOf: without "a.n."',
  ],
  [
    'office.yaml',
    '    rank:',
    '    acting: Plt\n    rank:',
    'office.yaml: letterhead.signatory.acting: ',
  ],
  [
    'office.yaml',
    'deputies: []',
    `deputies: ${DEPUTY('2026-12-05', '2026-12-01')}`,
    'office.yaml: letterhead.deputies[0]: ends before it begins',
  ],
  [
    'office.yaml',
    'deputies: []',
    `deputies: ${DEPUTY('2026-12-01', '2026-12-05')}${DEPUTY('2026-12-05', '2026-12-05')}`,
    'office.yaml: letterhead.deputies[1]: another deputy signs on these days',
  ],
  [
    'office.yaml',
    'letterhead:',
    'letterhead:\n  arms: ../lambang.svg',
    'office.yaml: letterhead.arms: the name of an SVG, PNG or JPEG file in this folder',
  ],
  [
    'office.yaml',
    'letterhead:',
    'letterhead:\n  arms: lambang.svg',
    'office.yaml: letterhead.arms: no file "lambang.svg"',
  ],
  [
    'office.yaml',
    'letterhead:',
    'letterhead:\n  arms: kosong.png',
    'office.yaml: letterhead.arms: "kosong.png" is not the kind of picture its name says',
  ],
  [
    'office.yaml',
    'letterhead:',
    'letterhead:\n  arms: besar.png',
    'office.yaml: letterhead.arms: "besar.png" has 201 KB, at most 200 KB',
  ],
  [
    'office.yaml',
    'name: Warta Lambar',
    'name: Radar Lampung Barat',
    'office.yaml: newspapers.name: "Radar Lampung Barat" stands there twice',
  ],
  [
    'office.yaml',
    'name: Warta Lambar',
    'name: Warta Lambar\n    email: redaksi',
    'office.yaml: newspapers[1].email: an e-mail address',
  ],
  [
    'office.yaml',
    'belum menyebut',
    'untuk {nomor} belum menyebut',
    'office.yaml: modules[2].text: in braces stands one of tiket, skpd, tempat, kategori',
  ],
  [
    'office.yaml',
    'name: Belum menjawab',
    'name: Tanya tempatnya',
    'office.yaml: modules.name: "Tanya tempatnya" stands there twice',
  ],
  ['places.yaml', 'district: Sekincau', 'district: Sekincow', 'places.yaml: landmarks['],
];

describe('district pack', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hotline-pack-'));
    cpSync(PACK, folder, { recursive: true });
    writeFileSync(join(folder, 'kosong.png'), '');
    writeFileSync(join(folder, 'besar.png'), Buffer.concat([PNG, Buffer.alloc(200 * 1024)]));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('of Lampung Barat is whole', () => {
    const district = loadDistrict(PACK);
    expect(district.places.districts).toHaveLength(15);
    expect(district.places.districts.flatMap(({ villages }) => villages)).toHaveLength(136);
    expect(district.contacts[0]?.phone).toBe('+6281200000001');
    const officers = district.contacts
      .filter(({ role }) => role === 'officer')
      .map(({ agency }) => agency);
    for (const { agency } of district.categories) expect(officers).toContain(agency);
    for (const { phone } of district.contacts) expect(phone).toMatch(/^\+62812000/);
  });

  it.each(broken)('%s: names what is wrong when %s becomes %s', (file, from, to, problem) => {
    const path = join(folder, file);
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace(from, to));
    expect(text.replace(from, to)).not.toBe(text);
    expect(() => loadDistrict(folder)).toThrow(problem);
    expect(() => loadDistrict(folder)).toThrow(DistrictError);
  });

  it('takes the arms from a picture beside it', () => {
    const path = join(folder, 'office.yaml');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace('letterhead:', 'letterhead:\n  arms: lambang.svg'));
    writeFileSync(join(folder, 'lambang.svg'), ARMS);
    expect(loadDistrict(PACK).letterhead.arms).toBeNull();
    expect(loadDistrict(folder).letterhead.arms).toBe(
      `data:image/svg+xml;base64,${Buffer.from(ARMS).toString('base64')}`,
    );
  });

  it('names every missing file at once', () => {
    expect(() => loadDistrict(tmpdir())).toThrow(
      /office\.yaml: the file is missing[\s\S]*rules\.yaml: the file is missing/,
    );
  });
});

describe('settings', () => {
  it('start on the virtual modem and the embedded store, and keep no quiet hours there', () => {
    expect(readSettings({})).toMatchObject({
      modems: [{ name: 'sim1', port: 'virtual', baudRate: 'auto' }],
      storeUrl: 'sqlite:./data/hotline.db',
      quietHours: false,
    });
    expect(readSettings({ MODEM_PORT: '/dev/ttyUSB0' }).quietHours).toBe(true);
  });

  it('name every variable that cannot be used', () => {
    const bad = () =>
      readSettings({ PORT: 'x', MODEM_PIN: '12', STORE_URL: 'file', QUIET_HOURS: '' });
    expect(bad).toThrow(SettingsError);
    expect(bad).toThrow(/MODEM_PIN: 4 to 8 digits/);
    expect(bad).toThrow(/STORE_URL: sqlite:FILE/);
  });

  it('are printed without PIN and password', () => {
    const settings = {
      ...readSettings({ MODEM_PIN: '4711' }),
      storeUrl: 'mongodb://user:secret@host/db',
    };
    const printed = JSON.stringify(redactedSettings(settings));
    expect(printed).not.toMatch(/4711|secret/);
  });
});
