import { isDeepStrictEqual } from 'node:util';
import type { ComplaintContext } from '../../../machines/complaint/base/context.ts';
import { accusationsOf, mayForwardTo } from '../../../machines/complaint/base/secrecy.ts';
import type { Rules } from '../../../machines/district/rules.ts';
import type { Effect, SmsEffect } from '../../../machines/messages/effects.ts';
import type { Held, Timed } from './held.ts';
import { type Situation, situationOf, stage } from './invariants.ts';

/** What is true of every event that a complaint took: who hears of it, and what must not go back. */

interface Step {
  before: Situation;
  event: Timed & Record<string, unknown>;
  after: Situation;
  effects: Effect[];
  rules: Rules;
}

type Law = (step: Step) => boolean;
type Template = SmsEffect['message']['template'];

const RUNGS = ['onTime', 'reminded', 'overdue', 'atHead', 'atSecretary', 'atRegent'];

const ifThen = (a: boolean, b: () => boolean) => !a || b();

function smsTo({ effects }: Step, role: string, agency?: string | null): Template[] {
  return effects.flatMap(({ type, params }) =>
    type === 'sms' &&
    params.to.role === role &&
    (agency === undefined || ('agency' in params.to && params.to.agency === agency))
      ? [params.message.template]
      : [],
  );
}

/** Children or parent that are told of an event of this type. */
function told({ effects }: Step, eventType: string): string[] {
  return effects.flatMap(({ type, params }) =>
    type === 'tell' && params.event.type === eventType ? [params.instance] : [],
  );
}

function enters({ before, after, effects }: Step, name: string): boolean {
  return stage(after) === name && (stage(before) !== name || effects.some(isAnswer));
}

function isAnswer({ type, params }: Effect): boolean {
  return type === 'sms' && params.message.template === 'jawaban';
}

/** Agency whose task it is now. */
function holder({ c }: Situation): string | null {
  return c.clock !== null && c.clock.step !== 'forward' ? c.agency : null;
}

function rung({ deadline, held }: Situation): number {
  if (deadline !== 'paused' && !deadline.startsWith('parked'))
    return RUNGS.indexOf(deadline.replace('running.', ''));
  const kept = Object.entries(held.snapshot.historyValue).find(([id]) =>
    id.endsWith('running.rung'),
  );
  return Math.max(...(kept?.[1] ?? []).map(({ key }) => RUNGS.indexOf(key)));
}

/** The same run of the clock, with the same deadline but for what the citizen took. */
function sameClock(before: ComplaintContext, after: ComplaintContext): boolean {
  const [old, now] = [before.clock, after.clock];
  return (
    old !== null &&
    now !== null &&
    old.startedAt === now.startedAt &&
    old.step === now.step &&
    before.extensions === after.extensions
  );
}

const some = (found: Template[], ...wanted: Template[]) =>
  found.some((template) => wanted.includes(template));

const RECEIPTS: Template[] = [
  'terima-diteruskan',
  'terima-darurat',
  'terima-darurat-jiwa',
  'terima-rahasia',
  'terima-saran',
  'terima-tanya',
  'terima-keluhan',
  'terima-tanpa-kategori',
  'terima-luar-jam',
  'terima-luar-kewenangan',
];

/** What the citizen hears at once about an event of his own; nothing about thanks for what runs. */
const REPLIES: Record<string, Template[]> = {
  'citizen.add': [
    ...(['terima-rahasia', 'tambah-ok', 'tambah-darurat'] as const),
    ...(['tanya-rahasia-lagi', 'dibuka-lagi'] as const),
    ...RECEIPTS,
  ],
  'citizen.choose': RECEIPTS,
  'citizen.rate': ['terima-rahasia', 'nilai-ok'],
  'citizen.unsolved': ['terima-rahasia', 'dibuka-lagi', 'tambah-ok', 'tambah-darurat'],
  'citizen.withdraw': ['batal-ok'],
};

/** Agencies get their tasks by these. */
const TASKS: Template[] = [
  ...([
    'skpd-tugas',
    'skpd-darurat',
    'skpd-dibuka-lagi',
    'skpd-dikembalikan',
    'skpd-tugas-lagi',
  ] as const),
];

function isTakenBack({ event }: Step): boolean {
  return /^(?:officer\.retract|admin\.retract|parent\.retracted)$/.test(event.type);
}

/** What the reporter of a merged complaint says of its parent's answer goes there, and is answered from there. */
function goesToParent(step: Step): boolean {
  const { parent } = step.before.c;
  return parent !== null && told(step, 'child.unsolved').includes(parent.instance);
}

/** An answer, given and not taken back, turns out not to be the end of it, and no secret. */
function isReopened({ before, after, event }: Step): boolean {
  if (before.c.answeredAt === null || event.type === 'admin.separate') return false;
  if (!['answered', 'closed'].includes(stage(before)) || turnsSecret(before, after)) return false;
  return ['forwarded', 'triage'].includes(stage(after)) && !/\.retract$/.test(event.type);
}

/** The same people under another name: nobody is told of what is theirs as before. */
const isRenamed = ({ event }: Step) => event.type === 'pack.agency';

function takenAway(step: Step): boolean {
  const [old, now] = [holder(step.before), holder(step.after)];
  return !isRenamed(step) && old !== null && old !== now && stage(step.after) !== 'answered';
}

function givenTo(step: Step): string | null {
  const [old, now] = [holder(step.before), holder(step.after)];
  return old === now || isRenamed(step) ? null : now;
}

const turnsSecret = (before: Situation, after: Situation) => !before.c.secret && after.c.secret;
const turns = ({ before, after }: Step) => turnsSecret(before, after);

function isGivenTo({ after: { c } }: Step, agency: string): boolean {
  return c.agency === agency && c.givenTo === agency;
}

/** Who gets secrets and who gets them instead is accused, and not the admin's office as well. */
function accusesAll({ c: { reading } }: Situation): boolean {
  const { flags } = reading;
  const all = ['accusesOverseer', 'accusesSecond'].every((flag) => flags.includes(flag));
  return all && !flags.includes('accusesOffice');
}

/** It comes to accuse who gets secrets and who gets them instead, and is known to somebody: no agency may have it. */
function isLeftToNobody({ before, after }: Step): boolean {
  if (before.c.secret && accusesAll(before)) return false;
  const known = holder(before) !== null || before.c.answeredAt !== null;
  return known && after.c.secret && accusesAll(after) && stage(after) !== 'withdrawn';
}

/** It turns secret while somebody has it, or has answered it, who may not see secrets. */
function losesBySecrecy(step: Step): boolean {
  const { c } = step.before;
  if (!turns(step) || isLeftToNobody(step) || stage(step.after) === 'withdrawn') return false;
  const answered = c.answeredAt !== null && c.answer?.agency !== 'INSPEKTORAT';
  const has = holder(step.before);
  return answered || (has !== null && has !== 'INSPEKTORAT');
}

/** With a task and a clock of its own; the one before, the admin and the citizen know of it. */
function isWithOverseer(step: Step): boolean {
  const { c } = step.before;
  const was = c.givenTo === c.agency ? c.agency : null;
  return (
    stage(step.after) === 'forwarded' &&
    isGivenTo(step, 'INSPEKTORAT') &&
    (some(smsTo(step, 'officer', 'INSPEKTORAT'), 'skpd-tugas') ||
      some(smsTo(step, 'officer', 'INSPEKTORAT'), 'skpd-darurat')) &&
    (was === null || was === 'INSPEKTORAT' || isNeutral(smsTo(step, 'officer', was))) &&
    (step.event.type === 'admin.forward' ||
      (some(smsTo(step, 'admin'), 'admin-rahasia') &&
        some(smsTo(step, 'citizen'), 'terima-rahasia')))
  );
}

/** What the citizen adds, as sure as a first SMS that is forwarded at once. */
function isSureAddition({ event, before, rules }: Step): boolean {
  const { reading } = event as { reading?: { confidence: number; flags: string[] } };
  const sure =
    reading?.flags.includes('secret') === true &&
    reading.confidence >= rules.district.policy.autoForwardConfidence;
  const stays =
    ['clarifying', 'review', 'forwarded'].includes(stage(before)) ||
    before.c.abusive ||
    accusesAll(before);
  return event.type === 'citizen.add' && sure && !stays && before.c.agency !== 'INSPEKTORAT';
}

const isNeutral = (got: Template[]) => got.length === 1 && got[0] === 'skpd-dibatalkan';

/** SMS by which a citizen has an answer: they are no way out of an agency. */
const ANSWERING: Template[] = ['jawaban', 'minta-nilai'];

/** Those merged into it hear this, or that they are parted from what others may not see from now on. */
/** As a secret it accuses others than before. */
function accusesOthers({ before, after }: Step): boolean {
  return accusationsOf(before.c).join() !== accusationsOf(after.c).join();
}

function childrenHear(step: Step, eventType: string): boolean {
  const parts = turns(step) || accusesOthers(step);
  const heard = told(step, parts ? 'parent.gone' : eventType);
  return step.before.c.children.every(({ instance }) => heard.includes(instance));
}

const isTakingBack = ({ type }: Step['event']) =>
  type === 'citizen.unsay' || type === 'admin.unsay' || type === 'admin.move';

const LAWS: Record<string, Law> = {
  'words that are taken back leave the rounds, and whose it is, as they were before them': ({
    before: { c },
    after,
    event,
  }) =>
    ifThen(isTakingBack(event), () => {
      const had = c.lastWords?.before;
      return isDeepStrictEqual(
        [had?.rounds, had?.givenTo, had?.agency],
        [after.c.rounds, after.c.givenTo, after.c.agency],
      );
    }),
  'the ladder is not climbed down without a cause': ({ before, after, event }) =>
    ifThen(
      sameClock(before.c, after.c) && event.type !== 'pack.calendar',
      () => rung(after) >= rung(before),
    ),
  'what a round was stays as it was, whatever comes after it, but for words that are taken back': ({
    before,
    after,
    event,
  }) =>
    isTakingBack(event) ||
    before.c.rounds.every(
      (round, n) =>
        round.endedAt === null || round.via !== null || isDeepStrictEqual(round, after.c.rounds[n]),
    ),
  'parking moves no deadline': ({ before, after, event }) =>
    ifThen(
      event.type === 'admin.park' || event.type === 'admin.wake',
      () => before.c.clock?.dueAt === after.c.clock?.dueAt,
    ),
  'the next rung hears of the last time that something is put off': (step) => {
    const { questions, transfers } = step.rules.district.policy;
    const [old, now] = [step.before.c, step.after.c];
    const used = (c: ComplaintContext) =>
      [c.asked.officer >= questions, c.asked.admin >= questions].filter(Boolean).length +
      [c.transfers >= transfers, c.extensions >= step.rules.district.sla.extensions].filter(Boolean)
        .length;
    const heard = step.effects.some(
      ({ type, params }) => type === 'sms' && params.message.template.startsWith('eskalasi-jatah'),
    );
    return ifThen(used(now) > used(old), () => heard);
  },
  'who reported it and who has the task hear that it is parked, and until when': (step) =>
    ifThen(step.event.type === 'admin.park', () => {
      const told = smsTo(step, 'citizen').includes('diparkir');
      const agency = holder(step.after);
      return told && (agency === null || smsTo(step, 'officer', agency).includes('skpd-diparkir'));
    }),
  'the deadline is not moved forward, but by a day that is no holiday after all, or for words that are taken back':
    ({ before, after, event }) =>
      ifThen(
        sameClock(before.c, after.c) && event.type !== 'pack.calendar' && !isTakingBack(event),
        () => (after.c.clock?.dueAt ?? 0) >= (before.c.clock?.dueAt ?? 0),
      ),
  'levels and reopenings only grow, but for words that are taken back': ({
    before,
    after,
    event,
  }) =>
    isTakingBack(event) ||
    (after.c.level >= before.c.level && after.c.reopened >= before.c.reopened),
  'only the admin lifts a secret, or its reporter where he was asked': ({ before, after, event }) =>
    ifThen(
      before.c.secret && !after.c.secret,
      () =>
        event.type === 'admin.classify' ||
        (before.c.secrecySaid === undefined && after.c.secrecySaid === 'open'),
    ),
  'only what is not secret is published': ({ before, after }) =>
    ifThen(
      after.publication === 'published' && before.publication !== 'published',
      () => !after.c.secret,
    ),
  'the citizen hears of what he wrote': (step) =>
    ifThen(step.event.type in REPLIES && !goesToParent(step), () =>
      some(smsTo(step, 'citizen'), ...(REPLIES[step.event.type] ?? [])),
    ),
  'the citizen gets the answer, not anew where his words are taken back': (step) =>
    ifThen(
      stage(step.after) === 'answered' && stage(step.before) !== 'answered',
      () => some(smsTo(step, 'citizen'), 'jawaban') !== isTakingBack(step.event),
    ),
  'the answer goes out once': (step) =>
    smsTo(step, 'citizen').filter((template) => template === 'jawaban').length <= 1,
  'the citizen hears why nothing is done, unless it is spam': (step) =>
    ifThen(enters(step, 'rejected') && step.after.c.rejected?.reason !== 'spam', () =>
      some(smsTo(step, 'citizen'), 'tidak-diproses', 'bukan-kewenangan'),
    ),
  'the citizen hears of a merger': (step) =>
    ifThen(step.event.type === 'admin.merge', () => some(smsTo(step, 'citizen'), 'digabung')),
  'who has read an answer hears that it is taken back': (step) =>
    ifThen(isTakenBack(step) && stage(step.before) !== 'review', () =>
      some(smsTo(step, 'citizen'), 'jawaban-ditarik'),
    ),
  'the citizen is asked': (step) =>
    ifThen(enters(step, 'awaitingCitizen') && !isTakingBack(step.event), () =>
      some(smsTo(step, 'citizen'), 'minta-lengkapi'),
    ),
  'an agency hears that a task is taken from it': (step) =>
    ifThen(takenAway(step), () =>
      some(
        smsTo(step, 'officer', holder(step.before)),
        ...(isTakingBack(step.event)
          ? (['skpd-abaikan'] as const)
          : (['skpd-dibatalkan', 'skpd-dialihkan'] as const)),
      ),
    ),
  'an agency gets its task': (step) =>
    ifThen(givenTo(step) !== null && step.event.type !== 'officer.retract', () =>
      some(smsTo(step, 'officer', givenTo(step)), ...TASKS),
    ),
  'no secret is given to an agency that may not see it': (step) => {
    const agency = givenTo(step);
    return agency === null || mayForwardTo(step.rules, step.after.c, agency);
  },
  'what was known to an agency that may not see it goes to the overseer when it turns secret': (
    step,
  ) => ifThen(losesBySecrecy(step), () => isWithOverseer(step)),
  'what accuses them all waits for the admin, and who had it hears that it is gone': (step) =>
    ifThen(isLeftToNobody(step), () => {
      const had = holder(step.before);
      return (
        stage(step.after) === 'triage' &&
        step.after.c.agency === null &&
        (had === null || isNeutral(smsTo(step, 'officer', had))) &&
        some(smsTo(step, 'admin'), 'admin-triase') &&
        some(smsTo(step, 'citizen'), 'terima-rahasia')
      );
    }),
  'what is over or taken back is nobody’s': ({ after }) =>
    ifThen(
      ['rejected', 'withdrawn', 'merged', 'triage'].includes(stage(after)),
      () => after.c.givenTo === null,
    ),
  'the admin hears of what is taken back with words that make it secret': (step) =>
    ifThen(turns(step) && enters(step, 'withdrawn'), () =>
      some(smsTo(step, 'admin'), 'admin-batal-rahasia'),
    ),
  'words that are sure and turn it secret do not wait for the admin': (step) =>
    ifThen(turns(step) && isSureAddition(step), () => isWithOverseer(step)),
  'nobody else keeps it when it turns secret': (step) =>
    ifThen(turns(step), () => !isGivenTo(step, 'PUPR') && !isGivenTo(step, 'DINSOS')),
  'what turns secret is parted from what is none': ({ after: { c } }) =>
    [...c.children, ...(c.parent === null ? [] : [c.parent])].every(
      ({ secret = false }) => secret === c.secret,
    ),
  'a secret that accuses others than before stands for itself': (step) =>
    ifThen(
      accusesOthers(step),
      () => step.after.c.parent === null && step.after.c.children.length === 0,
    ),
  'those it is parted from hear so': (step) =>
    ifThen(turns(step), () => {
      const { children, parent } = step.before.c;
      const gone = told(step, 'parent.gone');
      const left = told(step, 'child.separated');
      return (
        children.every(({ instance }) => gone.includes(instance)) &&
        (parent === null || left.includes(parent.instance))
      );
    }),
  'of two ways out of an agency the citizen hears one': (step) =>
    ifThen(
      turns(step),
      () => smsTo(step, 'citizen').filter((one) => !ANSWERING.includes(one)).length <= 1,
    ),
  'those merged into it hear that it is closed': (step) =>
    ifThen(enters(step, 'rejected') || enters(step, 'withdrawn'), () =>
      step.before.c.children.every(({ instance }) => told(step, 'parent.gone').includes(instance)),
    ),
  'those merged into it hear the answer': (step) =>
    ifThen(enters(step, 'answered') && !step.event.type.endsWith('.newPhone'), () =>
      childrenHear(step, 'parent.answered'),
    ),
  'those merged into it hear its correction': (step) =>
    ifThen(step.event.type === 'officer.correct' && stage(step.before) === 'answered', () =>
      step.before.c.children.every(({ instance }) =>
        told(step, 'parent.corrected').includes(instance),
      ),
    ),
  'those merged into it hear that its answer is taken back': (step) =>
    ifThen(isTakenBack(step) && stage(step.before) !== 'review', () =>
      step.before.c.children.every(({ instance }) =>
        told(step, 'parent.retracted').includes(instance),
      ),
    ),
  'those merged into it hear that it is open again': (step) =>
    ifThen(isReopened(step), () => childrenHear(step, 'parent.reopened')),
  'who says for its reporter that nothing is settled is answered': (step) =>
    ifThen(step.event.type === 'child.unsolved', () =>
      [...told(step, 'parent.reopened'), ...told(step, 'parent.gone')].includes(
        (step.event.child as { instance: string }).instance,
      ),
    ),
  'a child is open with its parent, and its citizen hears so': (step) =>
    ifThen(
      step.event.type === 'parent.reopened',
      () =>
        stage(step.after) === 'merged' &&
        step.after.c.answeredAt === null &&
        some(smsTo(step, 'citizen'), 'dibuka-lagi'),
    ),
  'a child’s citizen hears a correction': (step) =>
    ifThen(step.event.type === 'parent.corrected', () =>
      some(smsTo(step, 'citizen'), 'ralat-jawaban'),
    ),
  'no agency hears of a child’s verdict from the child': (step) =>
    ifThen(step.before.c.parent !== null && goesToParent(step), () =>
      step.effects.every(({ type, params }) => type !== 'sms' || params.to.role !== 'officer'),
    ),
  'the parent hears of a merger and its end': (step) => {
    const [old, now] = [step.before.c.parent, step.after.c.parent];
    return (
      ifThen(step.event.type === 'admin.merge', () =>
        told(step, 'child.merged').includes(now?.instance ?? ''),
      ) &&
      ifThen(old !== null && now === null && step.event.type !== 'parent.gone', () =>
        told(step, 'child.separated').includes(old?.instance ?? ''),
      )
    );
  },
};

/** The laws that this event broke. */
export function stepFaults(before: Held, event: Timed, after: Held, rules: Rules): string[] {
  const step: Step = {
    before: situationOf(before),
    event,
    after: situationOf(after),
    effects: after.decision.effects,
    rules,
  };
  return Object.entries(LAWS)
    .filter(([, holds]) => !holds(step))
    .map(
      ([law]) =>
        `${law}: ${event.type} in ${step.before.flow}, ${step.before.deadline} → ${step.after.flow}, ${step.after.deadline}`,
    );
}
