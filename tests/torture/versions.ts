import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import Libsql from 'libsql';
import { SCHEMA_STEPS } from '../../store/sqlite/schema.ts';
import { unpackSqlite } from '../store/golden/golden.ts';
import { TortureWorld } from './world.ts';

/** The program meets stores of other versions: it goes on with each of before, and never touches one of later. */

/** Of whom the stores of before know nothing. */
const CITIZEN = '+6281200009042';
/** The stores of before are of Tuesday: two days after the Monday of the world, milliseconds. */
const AFTER = 2 * 24 * 3_600_000;

export interface VersionFigures {
  /** Stores of before that were tried, one for each schema. */
  before: number;
  /** Of these, those on which a citizen got a ticket. */
  goesOn: number;
  /** Starts on a store of later, and those that ended with both numbers in words. */
  later: number;
  refused: number;
  /** Bytes of the later store that changed. */
  touched: number;
}

/** A start on what a program of before left. @returns whether a citizen gets a ticket */
async function goesOn(schema: number): Promise<boolean> {
  const world = new TortureWorld({}, AFTER);
  try {
    unpackSqlite(schema, world.file);
    await world.start();
    world.send(CITIZEN, 'JALAN di pekon hanakau sukau rusak parah');
    const told = () => world.received(CITIZEN).some((text) => /No [A-Z]\d{3}/.test(text));
    await world.comes(`a ticket on schema ${schema}`, told);
    return told();
  } finally {
    await world.close();
  }
}

const digest = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

/** Starts on a store that a later program wrote, again and again as systemd does. */
async function later(starts: number): Promise<{ refused: number; touched: number }> {
  const world = new TortureWorld();
  const found = SCHEMA_STEPS.length + 1;
  try {
    unpackSqlite(SCHEMA_STEPS.length, world.file);
    const db = new Libsql(world.file);
    db.exec(`PRAGMA user_version = ${found}`);
    db.close();
    const before = digest(world.file);
    let refused = 0;
    for (let n = 0; n < starts; n += 1) {
      await world.start();
      const words = new RegExp(`schema ${found}, this program knows ${SCHEMA_STEPS.length}`);
      if ((await world.ended()) === '1' && words.test(world.output)) refused += 1;
    }
    return { refused, touched: digest(world.file) === before ? 0 : 1 };
  } finally {
    await world.close();
  }
}

/** @param most schemas of before that are tried, the oldest and the newest first */
export async function tortureVersions(most: number): Promise<VersionFigures> {
  const all = SCHEMA_STEPS.map((_, index) => index + 1);
  const order = all.toSorted(
    (a, b) => Math.min(a, all.length + 1 - a) - Math.min(b, all.length + 1 - b),
  );
  const tried = order.slice(0, most);
  let went = 0;
  for (const schema of tried) if (await goesOn(schema)) went += 1;
  const starts = Math.max(1, Math.ceil(most / 5));
  return { before: tried.length, goesOn: went, later: starts, ...(await later(starts)) };
}

/** @returns rules that do not hold */
export function versionFaults({
  before,
  goesOn: went,
  later: starts,
  refused,
  touched,
}: VersionFigures) {
  const rules: [boolean, string][] = [
    [went === before, 'it goes on with every store of before'],
    [refused === starts, 'it refuses a store of later with both numbers'],
    [touched === 0, 'it leaves that as it is'],
  ];
  return rules.flatMap(([holds, rule]) => (holds ? [] : [rule]));
}
