import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  checkPack,
  exportPack,
  importPack,
  packVersions,
  showPack,
} from '../../../api/cli/pack.ts';
import { type PackCopy, packWith } from '../../support/pack-copy.ts';

/** `hotline pack`: the pack is shown, checked, handed on and taken over, as one version. */

describe('hotline pack', () => {
  let pack: PackCopy;
  let folder: string;
  let environment: Record<string, string>;
  let said = '';
  const output = new Writable({
    write(piece, _encoding, done) {
      said += String(piece);
      done();
    },
  });

  beforeEach(() => {
    said = '';
    pack = packWith({});
    folder = mkdtempSync(join(tmpdir(), 'hotline-pack-command-'));
    const STORE_URL = `sqlite:${join(folder, 'hotline.db')}`;
    environment = { DISTRICT: pack.folder, STORE_URL, STATE_FOLDER: folder };
  });
  afterEach(() => {
    pack.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  const copy = () => join(folder, 'copy');
  const rules = (at: string) => readFileSync(join(at, 'rules.yaml'), 'utf8');
  function changeCopy(from: string, to: string): void {
    exportPack(copy(), environment, output);
    writeFileSync(join(copy(), 'rules.yaml'), rules(copy()).replace(from, to));
  }

  it('says what the pack has, without a number', () => {
    showPack(environment, output);
    expect(said).toContain('kontak (47): Admin Hotline; ');
    expect(said).not.toMatch(/0812/);
  });

  it('checks a pack as the start does', () => {
    expect(checkPack(undefined, environment, output)).toBe(0);
    changeCopy('remindBefore: 1', 'remindBefore: -1');
    expect(checkPack(copy(), environment, output)).toBe(1);
    expect(said).toContain('rules.yaml: sla.remindBefore: ');
    writeFileSync(join(copy(), 'texts.yaml'), `texts: { format: '{{nowhere}}' }`);
    writeFileSync(join(copy(), 'rules.yaml'), rules(pack.folder));
    expect(checkPack(copy(), environment, output)).toBe(1);
    expect(said).toContain('texts.yaml: texts.format: "nowhere" not defined');
  });

  it('takes over what another folder says otherwise, and says so first', async () => {
    const before = rules(pack.folder);
    changeCopy('remindBefore: 1', 'remindBefore: 2');
    await importPack(copy(), { reason: 'uji', dryRun: true }, environment, output);
    expect(said).toMatch(
      /- rules.yaml: sla.remindBefore 1\n\+ rules.yaml: sla.remindBefore 2\nnothing/,
    );
    expect(rules(pack.folder)).toBe(before);
    await importPack(copy(), { reason: 'uji', dryRun: false }, environment, output);
    expect(rules(pack.folder)).toBe(before.replace('remindBefore: 1', 'remindBefore: 2'));
    said = '';
    await packVersions(environment, output);
    expect(said).toMatch(/^1 .* terminal .* uji\n {3}- rules.yaml: sla.remindBefore 1\n/);
  });

  it('takes over the picture of the letterhead with the pack that names it', async () => {
    exportPack(copy(), environment, output);
    const office = (at: string) => readFileSync(join(at, 'office.yaml'), 'utf8');
    const named = office(copy()).replace('letterhead:', 'letterhead:\n  arms: lambang.svg');
    writeFileSync(join(copy(), 'office.yaml'), named);
    const picture = '<svg xmlns="http://www.w3.org/2000/svg"/>';
    writeFileSync(join(copy(), 'lambang.svg'), picture);
    const before = readdirSync(pack.folder);
    await importPack(copy(), { reason: 'uji', dryRun: true }, environment, output);
    expect(readdirSync(pack.folder)).toEqual(before);
    await importPack(copy(), { reason: 'uji', dryRun: false }, environment, output);
    const [, name = ''] = /arms: (\S+)/.exec(office(pack.folder).replace(/#.*/g, '')) ?? [];
    expect(readFileSync(join(pack.folder, name), 'utf8')).toBe(picture);
    writeFileSync(join(copy(), 'lambang.svg'), '<svg onload="x()"/>');
    const again = importPack(copy(), { reason: 'uji', dryRun: false }, environment, output);
    await expect(again).rejects.toThrow('lambang.svg: has onload');
  });

  it('refuses what the hotline would not start with', async () => {
    changeCopy('active: SOP', 'active: SOB');
    const importing = importPack(copy(), { reason: 'x', dryRun: false }, environment, output);
    await expect(importing).rejects.toThrow('rules.yaml: sla.active: no profile is called "SOB"');
    expect(rules(pack.folder)).toContain('active: SOP');
    expect(() => exportPack(copy(), environment, output)).toThrow('is there already');
  });
});
