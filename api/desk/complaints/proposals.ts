import { randomUUID } from 'node:crypto';
import type { ComplaintRequest } from '../../../machines/complaint/acts/act.ts';
import { actOf } from '../../../machines/complaint/acts/acts.ts';
import type { ComplaintContext } from '../../../machines/complaint/base/context.ts';
import { isAgencysTurn } from '../../../machines/complaint/base/deadline.ts';
import { accusesOverseer } from '../../../machines/complaint/base/secrecy.ts';
import { agencyOf } from '../../../machines/complaint/flow/guards.ts';
import type { ComplaintSnapshot } from '../../../machines/complaint/flow/machine.ts';
import { overseerOf, type Rules, shortName } from '../../../machines/district/rules.ts';
import type { Actor } from '../../../machines/people/actor.ts';
import { mayDo } from '../../../machines/people/may-do.ts';
import { sureness } from '../../office/words/sureness.ts';

/** What is most likely the right decision about a complaint, each as a button with a digit for its key. */

export interface Proposal {
  /** Key that does the same: 1–9. */
  digit: number;
  label: string;
  /** Name of the action in its address. */
  action: string;
  fields: { name: string; value: string }[];
  /** Makes the form count once. */
  key: string;
}

type Draft = Pick<Proposal, 'label' | 'action' | 'fields'>;

const MOST = 4;

function hidden(values: Record<string, string | null>): Proposal['fields'] {
  return Object.entries(values).flatMap(([name, value]) =>
    value === null ? [] : [{ name, value }],
  );
}

/** Agency with the category that would go with it. */
interface Target {
  agency: string;
  category: string | null;
}

/** Agencies the complaint may be meant for, the likeliest first. */
function targets(rules: Rules, context: ComplaintContext): Target[] {
  const { agency, category, reading, options, transfer } = context;
  const others = [...options, ...reading.alternatives].map((code) => ({
    agency: agencyOf(rules, code),
    category: code,
  }));
  const all = [
    { agency: transfer?.to ?? null, category: null },
    { agency: agency ?? agencyOf(rules, category), category },
    ...others,
    { agency: context.secret ? overseerOf(rules, accusesOverseer(reading)) : null, category: null },
  ];
  const seen = new Set<string>();
  return all.flatMap((target) => {
    if (target.agency === null || seen.has(target.agency)) return [];
    seen.add(target.agency);
    return [{ ...target, agency: target.agency }];
  });
}

/**
 * Decisions that the machine takes now.
 * @param by whose decisions; null for somebody who only looks
 * @param at now
 */
export function proposalsOf(
  rules: Rules,
  snapshot: ComplaintSnapshot,
  by: Actor | null,
  at: number,
): Proposal[] {
  const drafts = snapshot.hasTag('withAdmin') ? decisions(rules, snapshot, by, at) : [];
  const all = [...dangerDrafts(snapshot, by, at), ...drafts.slice(0, MOST)];
  return [...all, ...chasing(rules, snapshot, by, at)].map((draft, index) => ({
    ...draft,
    digit: index + 1,
    key: randomUUID(),
  }));
}

/** Somebody was rung for an answer that is late: kept with the complaint, for colleagues alone. */
function chasing(rules: Rules, snapshot: ComplaintSnapshot, by: Actor | null, at: number): Draft[] {
  const { context } = snapshot;
  const { clock, agency } = context;
  const type = 'admin.note';
  const { desk } = actOf(type);
  const isLate = clock !== null && clock.pausedAt === null && clock.dueAt <= at;
  if (!isLate || !isAgencysTurn(context) || snapshot.hasTag('parked') || desk === undefined)
    return [];
  const text = `${shortName(rules, agency)} ditelepon, jawaban ditagih.`;
  if (!mayDo(snapshot, by, { type, text }, at)) return [];
  return [{ label: 'Sudah ditelepon', action: desk.name, fields: hidden({ isi: text }) }];
}

/** What may be said of danger: somebody was rung, it is over, it is none. */
function dangerDrafts(snapshot: ComplaintSnapshot, by: Actor | null, at: number): Draft[] {
  if (!snapshot.hasTag('alarm') && !snapshot.hasTag('alarmTaken')) return [];
  const types = (['admin.phone', 'admin.settle', 'admin.calm'] as const).filter(
    (type) => type !== 'admin.phone' || snapshot.context.alarm?.phonedAt === null,
  );
  return types.flatMap((type) => {
    const { desk } = actOf(type);
    const can = mayDo(snapshot, by, { type }, at);
    return desk !== undefined && can ? [{ label: desk.button, action: desk.name, fields: [] }] : [];
  });
}

function decisions(
  rules: Rules,
  snapshot: ComplaintSnapshot,
  by: Actor | null,
  at: number,
): Draft[] {
  const context = snapshot.context;
  const can = (request: ComplaintRequest) => mayDo(snapshot, by, request, at);
  const drafts: Draft[] = [];
  if (can({ type: 'admin.release' }))
    drafts.push({
      label: 'Kirim jawaban',
      action: 'kirim-jawaban',
      fields: hidden({ isi: context.answer?.text ?? null }),
    });
  const partner = context.agency === null ? undefined : rules.agency(context.agency);
  const redirect = partner?.type === 'partner' ? (partner.redirect ?? partner.name) : null;
  const elsewhere = {
    type: 'admin.reject' as const,
    reason: 'jurisdiction' as const,
    text: redirect ?? '',
  };
  if (redirect !== null && can(elsewhere))
    drafts.push({
      label: `Bukan wewenang: arahkan ke ${shortName(rules, context.agency)}`,
      action: 'tolak',
      fields: hidden({ alasan: 'jurisdiction', isi: redirect }),
    });
  for (const { agency, category } of targets(rules, context))
    if (can({ type: 'admin.forward', agency }))
      drafts.push({
        label: `${isAgencysTurn(context) ? 'Alihkan' : 'Teruskan'} ke ${shortName(rules, agency)}`,
        action: 'teruskan',
        fields: hidden({ skpd: agency, kategori: category }),
      });
  return drafts;
}

/**
 * How to put right what the hotline forwarded by itself: to another agency that it may be meant for, or back to the
 * admin; each as a button with its digit.
 */
export function correctionsOf(
  rules: Rules,
  snapshot: ComplaintSnapshot,
  by: Actor | null,
  at: number,
): Proposal[] {
  const { context } = snapshot;
  const others = targets(rules, context).filter(
    ({ agency }) =>
      agency !== context.givenTo && mayDo(snapshot, by, { type: 'admin.forward', agency }, at),
  );
  const handOn = others.slice(0, MOST - 1).map(({ agency, category }) => ({
    label: `Alihkan ke ${shortName(rules, agency)}`,
    action: 'teruskan',
    fields: hidden({ skpd: agency, kategori: category }),
  }));
  const takeBack = { label: 'Salah: tarik ke meja Admin', action: 'tarik', fields: [] };
  const drafts = mayDo(snapshot, by, { type: 'admin.recall' }, at) ? [...handOn, takeBack] : handOn;
  return drafts.map((draft, index) => ({ ...draft, digit: index + 1, key: randomUUID() }));
}

/** What it may be, where nothing is proposed: those whom the buttons name. */
function undecided(rules: Rules, context: ComplaintContext): string {
  const names = targets(rules, context).map(({ agency }) => shortName(rules, agency));
  const last = names.at(-1);
  if (last === undefined) return 'Belum ada usulan';
  const others = names.slice(0, -1).join(', ');
  return `Belum pasti, mungkin ${others === '' ? last : `${others} atau ${last}`}`;
}

/** Why it was understood so, for people: the proposal with its reasons, or what else it may be. */
export function reasonText(rules: Rules, context: ComplaintContext): string {
  const { reading, category, agency } = context;
  const name = rules.district.categories.find(({ code }) => code === category)?.name;
  const target = [name, agency === null ? undefined : shortName(rules, agency)]
    .filter((part) => part !== undefined)
    .join(' → ');
  const why = reading.why.join('; ');
  const said = target === '' ? undecided(rules, context) : `Usulan: ${target}`;
  // of no proposal nobody is sure
  const sure = target === '' ? '' : sureness(reading.confidence);
  const reasons = [why, sure].filter((part) => part !== '').join(', ');
  return reasons === '' ? said : `${said} (${reasons})`;
}
