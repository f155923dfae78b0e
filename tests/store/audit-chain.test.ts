import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { auditHash, chained, firstBreak } from '../../store/base/audit-chain.ts';
import { canonicalJson } from '../../store/base/canonical-json.ts';
import type { AuditRow } from '../../store/ports/audit.ts';
import { MemoryAudit } from '../support/memory-audit.ts';
import { MemoryRecords } from '../support/memory-records.ts';
import { describeAudit, entry } from './audit-contract.ts';
import { describeRecords } from './records-contract.ts';

function chain(length: number): AuditRow[] {
  const rows: AuditRow[] = [];
  for (let n = 1; n <= length; n += 1) rows.push(chained(entry(n), rows.at(-1)));
  return rows;
}

/** The chain with one row replaced. */
function withRow(rows: AuditRow[], seq: number, change: Partial<AuditRow>): AuditRow[] {
  return rows.map((row) => (row.seq === seq ? { ...row, ...change } : row));
}

describe('a chain of audit rows', () => {
  const rows = chain(5);

  it('is whole when nothing was done to it, from any row on', () => {
    expect(firstBreak(rows, undefined)).toBeUndefined();
    expect(firstBreak(rows.slice(3), rows[2])).toBeUndefined();
    expect(firstBreak([], rows[4])).toBeUndefined();
  });

  it.each<[string, Partial<AuditRow>]>([
    ['time', { at: 1 }],
    ['user', { who: 'pupr' }],
    ['role', { role: 'auditor' }],
    ['action', { action: 'session.opened' }],
    ['subject', { subject: null }],
    ['detail', { detail: { n: 4 } }],
    ['hash of the row before', { previous: '0'.repeat(64) }],
    ['own hash', { hash: '0'.repeat(64) }],
  ])('tells the row whose %s was changed', (_, change) => {
    expect(firstBreak(withRow(rows, 3, change), undefined)).toEqual({ seq: 3, reason: 'changed' });
  });

  it('tells a row that was taken out, at the beginning too', () => {
    const without = (seq: number) => rows.filter((row) => row.seq !== seq);
    expect(firstBreak(without(1), undefined)).toEqual({ seq: 1, reason: 'missing' });
    expect(firstBreak(without(4), undefined)).toEqual({ seq: 4, reason: 'missing' });
  });

  it('tells the row after one that was rewritten with a hash of its own', () => {
    const { hash: _, ...row } = { ...rows[1], who: 'pupr' } as AuditRow;
    const forged = withRow(rows, 2, { who: 'pupr', hash: auditHash(row) });
    expect(firstBreak(forged, undefined)).toEqual({ seq: 3, reason: 'foreign' });
  });

  it('has hashes that any program can compute again', () => {
    const [row] = chain(1);
    const text = `[1,"${'0'.repeat(64)}",${row?.at},"admin","admin","number.shown","2026-A001",{"a":true,"b":"ñ","n":1,"why":null}]`;
    expect(row?.hash).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
  });
});

it.each([
  [
    { b: 1, a: { d: [1, { z: 0, y: null }], c: 'x' } },
    '{"a":{"c":"x","d":[1,{"y":null,"z":0}]},"b":1}',
  ],
  [{ 9: 0, 10: 0, '€': 0, '\r': 0, '1': 0 }, '{"\\r":0,"1":0,"10":0,"9":0,"€":0}'],
  [[1e30, 4.5, 0.002, -0], '[1e+30,4.5,0.002,0]'],
  [{ a: undefined, b: '"\\\n' }, '{"b":"\\"\\\\\\n"}'],
])('canonical JSON of %j', (value, text) => {
  expect(canonicalJson(value)).toBe(text);
});

describe('in memory', () => {
  let records = new MemoryRecords();
  let audit = new MemoryAudit();
  beforeEach(() => {
    records = new MemoryRecords();
    audit = new MemoryAudit();
  });
  describeRecords(() => records);
  describeAudit(() => audit);
});
