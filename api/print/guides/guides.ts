import type { Contact, Role } from '../../../machines/district/district.ts';
import { activeProfile, type Rules } from '../../../machines/district/rules.ts';
import type { CommandName } from '../../../machines/text/understanding.ts';
import type {
  GuideCommand,
  GuideFrame,
  LeaderCards,
  OfficerGuide,
  Poster,
  RepairGuide,
} from '../../../templates/documents/guide-views.ts';
import { dialledNumber } from '../../office/words/dialled-number.ts';
import { commandsOfRole, guideCommand, moves, TICKET } from './command-words.ts';
import { repairs } from './repairs.ts';

/** What the printed guides say, from the district pack and the machine's own commands. */

const DAYS = ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'];
/** On the poster: what a citizen does after the first SMS. */
const CITIZEN_COMMANDS: CommandName[] = ['CEK', ...commandsOfRole('citizen').filter(moves)];

/** What a guide needs besides the rules. */
export interface GuideFacts {
  /** When it is printed. */
  now: number;
  /** The hotline's own number, E.164; null where it is not set. */
  number: string | null;
}

function frameOf({ now, number }: GuideFacts): GuideFrame {
  return { date: now, hotline: number === null ? null : dialledNumber(number), ticket: TICKET };
}

/** An agency for examples: not the first one, which the other examples are about. */
function otherAgency({ district }: Rules): string {
  const own = district.agencies.filter(({ type }) => type === 'agency');
  return own[1]?.code ?? own[0]?.code ?? 'SKPD';
}

function daysText(rules: Rules): (days: number) => string {
  const unit = activeProfile(rules).unit === 'workingDay' ? 'hari kerja' : 'hari';
  return (days) => `${days} ${unit}`;
}

function commands(rules: Rules, role: Role, names: CommandName[]): GuideCommand[] {
  return names.map((name) => guideCommand(name, role, otherAgency(rules)));
}

export function officerGuide(rules: Rules, facts: GuideFacts): OfficerGuide {
  const { sla, policy } = rules.district;
  const days = daysText(rules);
  const own = commandsOfRole('officer');
  const ladder = ['kepala SKPD', 'Sekda', 'Bupati'];
  return {
    ...frameOf(facts),
    commands: commands(rules, 'officer', own.filter(moves)),
    questions: commands(rules, 'officer', [...own.filter((name) => !moves(name)), 'BANTUAN']),
    answerWithin: days(activeProfile(rules).answer),
    remindBefore: days(sla.remindBefore),
    ladder: sla.escalateAfter.map((after, rung) => ({
      after: days(after),
      who: ladder[rung] ?? '',
    })),
    extension: { days: days(sla.extensionDays), times: sla.extensions },
    correctionMinutes: policy.review === 'hold' ? policy.holdMinutes : policy.correctionMinutes,
    minimumAnswer: policy.minimumAnswer,
  };
}

/** A complaint of the first category in the first village. */
function exampleComplaint({ district }: Rules): string {
  const [category] = district.categories;
  const [place] = district.places.districts;
  const [village] = place?.villages ?? [];
  const matter = category?.hints[0] ?? 'isi aduan';
  const where = [village?.name, place?.name].filter((name) => name !== undefined).join(', ');
  return `${category?.code ?? ''} ${matter} rusak di pekon ${where}`.trim();
}

export function citizenPoster(rules: Rules, facts: GuideFacts): Poster {
  const profile = activeProfile(rules);
  const days = daysText(rules);
  return {
    ...frameOf(facts),
    // names that say so themselves need no mark
    categories: rules.district.categories.map(({ code, name, secret }) => ({
      ...{ code, name },
      secret: secret && !/rahasia/i.test(name),
    })),
    example: exampleComplaint(rules),
    forwardWithin: days(profile.forward),
    answerWithin: days(profile.answer),
    commands: commands(rules, 'citizen', CITIZEN_COMMANDS),
  };
}

export function leaderCards(rules: Rules, facts: GuideFacts): LeaderCards {
  const { contacts, schedules } = rules.district;
  const leaders = (['regent', 'secretary'] as const).filter((role) =>
    contacts.some((contact) => contact.role === role),
  );
  const titleOf = (role: Contact['role']) => (role === 'regent' ? 'Bupati' : 'Sekda');
  const { weekday, time } = schedules.weeklyDigest;
  return {
    ...frameOf(facts),
    daily: schedules.dailyDigest,
    weekly: `${DAYS[weekday] ?? ''} ${time}`,
    cards: leaders.map((role) => ({
      title: titleOf(role),
      commands: commands(rules, role, commandsOfRole(role)),
    })),
  };
}

export function repairGuide(_rules: Rules, facts: GuideFacts): RepairGuide {
  return { ...frameOf(facts), repairs: repairs() };
}
