/**
 * Faults that somebody might bring in, each with the tests that must see it. Every one was, or could have
 * been, overlooked: the reason says what would go wrong in the office.
 */
export interface Mutant {
  file: string;
  /** Stands exactly once in the file. */
  search: string;
  instead: string;
  /** Test files, of which at least one must fail. */
  killedBy: readonly string[];
  why: string;
  /** Why no test can see it, for one that is let live. */
  survives?: string;
}

const LIMITS = 'tests/boundaries/boundaries.test.ts';
const SENDING = 'tests/boundaries/sending.test.ts';
const CALENDAR = 'tests/machines/calendar.test.ts';
const POLICY = 'tests/policy/policy.test.ts';
const RIGHTS = 'tests/machines/complaint/rights.test.ts';
const SECRETS = 'tests/machines/complaint/secret-agency.test.ts';
const LINKS = 'tests/machines/complaint/links.test.ts';
const TABLE = 'tests/machines/complaint/acts-table.test.ts';
const TRANSFER = 'tests/policy/secret-transfer.test.ts';
const NUMBERS = 'tests/machines/numbers.test.ts';
const EXPAND = 'tests/machines/engine/outbox-rows.test.ts';
const FINGERPRINT = 'tests/channels/gsm/fingerprint.test.ts';
const AUDIT = 'tests/store/audit-chain.test.ts';
const BOOK = 'tests/machines/letter/book.test.ts';
const LETTERS = 'tests/machines/letter/letter.test.ts';
const MASKS = 'tests/machines/masks.test.ts';
const PRIVATE = 'tests/machines/private-numbers.test.ts';

type Row = [search: string, instead: string, why: string, killedBy?: string];

/** Mutants of one file; seen by `usual` where a row names no other test. */
function of(file: string, usual: string, rows: Row[]): Mutant[] {
  return rows.map(([search, instead, why, killedBy = usual]) => ({
    ...{ file, search, instead, why },
    killedBy: [killedBy],
  }));
}

export const mutants: Mutant[] = [
  ...of('machines/complaint/flow/guards.ts', LIMITS, [
    [
      'reading.confidence >= autoForwardConfidence',
      'reading.confidence > autoForwardConfidence',
      'a reading that is just sure enough waits for the admin',
    ],
    [
      'timeOf(event) >= context.clock.dueAt',
      'timeOf(event) > context.clock.dueAt',
      'at the deadline itself somebody is still reminded of it',
    ],
    [
      'event.at - answer.at <= policy.correctionMinutes',
      'event.at - answer.at < policy.correctionMinutes',
      'RALAT in the last minute is refused',
    ],
    ["!isSpent(rules, context, 'officer.extend') &&", '', 'TUNDA once more than the pack allows'],
    [
      'event.until > Math.max(event.at, context.clock.dueAt)',
      'event.until >= Math.max(event.at, context.clock.dueAt)',
      'TUNDA to the day that is due anyway uses up an extension',
    ],
    [
      'event.until <= latestExtension(',
      'event.until < latestExtension(',
      'the last day that TUNDA may name is refused',
    ],
  ]),
  ...of('machines/complaint/base/links.ts', SECRETS, [
    [
      'return secret === context.secret && ward === wardOf(context);',
      "return secret !== undefined || ward !== '';",
      'an open complaint is merged into a secret one',
    ],
    ['if (instance === id)', 'if (instance === ticket)', 'a complaint is merged with itself'],
    [
      'if (under !== undefined)',
      'if (under === instance)',
      'a complaint is put under one that hangs itself, and its citizen is told so',
    ],
    ['if (over !== true) return null;', 'return null;', 'a complaint waits for one that is over'],
    [
      'if (children.length > 0)',
      'if (children.length > 1)',
      'a complaint with a child is put under another: a chain',
      TABLE,
    ],
  ]),
  ...of('machines/complaint/base/telling.ts', LINKS, [
    [
      'childrenReopened: children(reopened),',
      'childrenReopened: () => [],',
      'a child stays answered while its parent is open again',
    ],
    [
      'childrenCorrected: children(corrected),',
      'childrenCorrected: () => [],',
      'a child’s citizen keeps the words that were put right',
    ],
  ]),
  ...of('machines/complaint/acts/fields.ts', LIMITS, [
    [
      'typed.trim().length < policy.minimumAnswer',
      'typed.trim().length <= policy.minimumAnswer',
      'an answer that is just long enough is refused',
    ],
    [' || isCourtesy(typed)', '', 'thanks alone are sent to a citizen as an answer'],
  ]),
  ...of('machines/complaint/base/secrecy.ts', SECRETS, [
    [
      'return !secret || mayGetSecret(rules, accusesOverseer(reading), agency);',
      'return true;',
      'a whistle-blower is handed to the accused',
    ],
    [
      "if (target === undefined || target.type === 'partner') return false;",
      "if (target?.type === 'partner') return false;",
      'a complaint goes to an agency that nobody has',
    ],
    [
      'return !context.secret || mayForwardTo(rules, context, event.agency);',
      'return true;',
      'an agency asks that a secret goes to one that may not get it',
      TRANSFER,
    ],
  ]),
  ...of('machines/complaint/base/deadline.ts', LIMITS, [
    [
      'const paused = (clock.paused ?? 0) + minutes;',
      'const paused = minutes;',
      'of two questions to the citizen only the second is taken off the agency’s time',
    ],
    [
      'calendar.addWorkingMinutes(clock.dueAt, minutes)',
      'calendar.addWorkingMinutes(clock.dueAt, 0)',
      'the agency pays for the time of the citizen',
    ],
    [
      'calendar.workingDaysBefore(dueAt, district.sla.remindBefore)',
      'calendar.workingDaysBefore(dueAt, 0)',
      'reminded on the last morning only',
    ],
    [
      'clock.wokenAt ?? clock.dueAt) - MINUTE;',
      'clock.wokenAt ?? clock.dueAt);',
      'the ladder is climbed a day late',
    ],
    [
      "complaint.kind === 'TANYA'",
      "complaint.kind !== 'TANYA'",
      'the ceiling of the law is that of another class',
    ],
    [
      'const oversight = complaint.agency === rules.district.office.oversightAgency;',
      'const oversight = false;',
      'the ceiling of oversight is that of ordinary complaints',
    ],
    [
      'district.sla.repeatEvery',
      '(district.sla.repeatEvery + 1)',
      'silence is told again a day late',
    ],
    [
      'return Math.min(days, context.legalDueAt);',
      'return days;',
      'TUNDA beyond the ceiling of the law',
    ],
    [
      "if (rung === 1) return { role: 'head', agency };",
      '',
      'the Sekda hears before the head of the agency',
      SECRETS,
    ],
    [
      'rung === LEADER_RUNGS.secretary ?',
      'rung >= LEADER_RUNGS.secretary ?',
      'the Bupati never hears of silence',
      SECRETS,
    ],
  ]),
  ...of('machines/complaint/base/secrecy-updates.ts', SECRETS, [
    [
      'if (!secret || agency === null || mayGetSecret(rules, accused, agency)) return agency;',
      'return agency;',
      'a secret stays with the agency it is about',
    ],
  ]),
  ...of('machines/complaint/flow/remembers.ts', SECRETS, [
    ["reading.flags.includes('secret') ||\n", 'false ||\n', 'a plea for secrecy is not heard'],
    [
      '...clarified(rules, context, event),\n',
      '...{},\n',
      'the answer to our question changes nothing',
      LIMITS,
    ],
    ['additions.slice(-KEPT_ADDITIONS)', 'additions', 'a snapshot grows without an end', LIMITS],
  ]),
  ...of('machines/complaint/base/clock.ts', LIMITS, [
    ['extensions: extensions + 1', 'extensions: extensions', 'TUNDA as often as one likes'],
  ]),
  ...of('machines/complaint/base/policy.ts', POLICY, [
    [
      "if (person.role === 'agency') return relation === 'inCharge';",
      "if (person.role === 'agency') return relation !== 'none';",
      'an agency reads what is only proposed for it',
    ],
    [
      'return !isOfOffice || office.readsOwnAccusations;',
      'return true;',
      'the admin reads what accuses his own office',
    ],
    [
      'one === agency || one === answer?.agency',
      'one === agency',
      'who answered rates himself once another agency has it',
    ],
    [
      'return knows && maySee(rules, person, complaint);',
      'return true;',
      'everybody learns the reporter’s number',
    ],
    [
      'if (withoutSecrets === true) return false;',
      '',
      'a program without the right to secrets reads them',
    ],
    [
      "(relation === 'inCharge' || person.role !== 'agency') && ",
      '',
      'the overseeing agency reads secrets of others',
    ],
    ['actor.agency === complaint.agency &&', 'true &&', 'an officer answers for another agency'],
    ['complaint.given &&\n', 'true &&\n', 'an agency answers what it was not given'],
    ["outcome !== 'spam'", 'true', 'spam is shown to everybody'],
    [
      'without: [PROPOSED, ...secrets]',
      'without: secrets',
      'lists show an agency what is only proposed for it',
      RIGHTS,
    ],
    [
      'if (speakerOf(actor) !== speaker) return false;',
      '',
      'the office rates its own answers',
      RIGHTS,
    ],
  ]),
  ...of('machines/district/calendar.ts', LIMITS, [
    [
      'const late = hours !== null && at >= close(day, hours);',
      'const late = hours !== null && at > close(day, hours);',
      'what comes at closing counts as of the same day',
    ],
    [
      'if (hours !== null && at < close(day, hours)) return',
      'if (hours !== null && at <= close(day, hours)) return',
      'the office is open at closing time',
    ],
    [
      'from <= date && date <= to',
      'from < date && date <= to',
      'the first day of Ramadan has other hours',
    ],
    ['date <= to)', 'date < to)', 'the last day of Ramadan has other hours'],
    ['return at < to ?', 'return at <= to ?', 'an SMS leaves as the quiet hours begin'],
    [
      'at >= open(day, pause)',
      'at > open(day, pause)',
      'an SMS leaves as the Friday prayer begins',
    ],
    ['if (holidays.has(date)) return null;', '', 'deadlines run on holidays'],
    [
      'for (let n = 0; n < days; n += 1) day = workingDayFrom(day + 1, 1).day;',
      'for (let n = 0; n <= days; n += 1) day = workingDayFrom(day + 1, 1).day;',
      'every deadline is a day late',
    ],
    [
      'const inTime = (due: number) => to <= addWorkingMinutes(due, pause);',
      'const inTime = (due: number) => to < addWorkingMinutes(due, pause);',
      'what is done at the deadline itself counts as late in reports',
    ],
    [
      'if (room >= left) return start + left;',
      'if (room > left) return start + left;',
      'a pause that ends at closing moves the deadline to the morning',
    ],
    [
      'let day = dayOf(from) + 1; day <= dayOf(to)',
      'let day = dayOf(from); day <= dayOf(to)',
      'the day of the deadline counts as a day late',
      CALENDAR,
    ],
    [
      'const next = days.find((day) => day !== null && day >= dayOf(now));',
      'const next = days.find((day) => day !== null && day > dayOf(now));',
      'TUNDA to today is read as next year',
      CALENDAR,
    ],
  ]),
  ...of('machines/conversation/citizen.ts', LIMITS, [
    [
      'const CUT_WITHIN = 3 * MINUTE;',
      'const CUT_WITHIN = 30 * MINUTE;',
      'a new complaint half an hour later is taken for the rest of the last',
    ],
    [
      'const CUT_AFTER = 140;',
      'const CUT_AFTER = 141;',
      'the rest of a text of 140 is a complaint of its own',
    ],
    [
      'const NEAR_SAME = 0.75;',
      'const NEAR_SAME = 0.6;',
      'two complaints that share some words become one',
    ],
    [
      'at - ticket.createdAt < 7 * DAY',
      'at - ticket.createdAt <= 7 * DAY',
      'a complaint that comes back after a week is swallowed',
    ],
    [
      'choice <= asked.options.length',
      'choice < asked.options.length',
      'the last choice means nothing',
    ],
  ]),
  ...of('machines/conversation/reacting.ts', 'tests/machines/complaint/secrecy-walks.test.ts', [
    [
      "flag === 'emergency' || flag === 'secret'",
      "flag === 'emergency'",
      'a plea for secrecy beside a rating waits for an answer to our question',
    ],
  ]),
  ...of(
    'machines/conversation/base/said-ticket.ts',
    'tests/machines/conversation/said-ticket.test.ts',
    [
      [
        'parts.length > 1 && new Set(found).size === parts.length',
        'parts.length > 1',
        'words beside a ticket are taken for another one',
      ],
    ],
  ),
  ...of('machines/conversation/respond.ts', LIMITS, [
    ['const LOOP_COUNT = 3;', 'const LOOP_COUNT = 4;', 'a loop of two machines goes on'],
    [
      'event.at - at < HOUR',
      'event.at - at <= HOUR',
      'who says the same an hour later is taken for a machine',
    ],
    [
      'if (count <= rules.district.policy.dailyLimit) return null;',
      'if (count < rules.district.policy.dailyLimit) return null;',
      'the last SMS that is allowed gets no answer',
    ],
    [
      "flag === 'emergency' || flag === 'secret'",
      "flag === 'secret'",
      'danger to life waits because its sender wrote too often',
    ],
  ]),
  ...of('machines/engine/outbox-rows.ts', EXPAND, [
    [
      "if (effect.hours === 'any' || phone === origin.by.phone) return origin.at;",
      "if (effect.hours === 'any') return origin.at;",
      'who writes at night is answered in the morning',
    ],
    ["effect.hours === 'any' || ", '', 'what may go at any hour waits for the morning'],
    [
      "if (effect.hours === 'office') return calendar.nextOfficeTime(origin.at);",
      '',
      'officers are woken for their tasks',
    ],
    [
      'settings.quietHours ? calendar.nextSendingTime(origin.at) : origin.at',
      'origin.at',
      'news wakes people at night',
    ],
    ['{n}', '{0}', 'of two SMS of one commit one is lost'],
    [
      "return contacts.filter(({ role }) => role === 'admin');",
      'return [];',
      'a task without a receiver vanishes',
    ],
    ['acknowledgement: 1,', 'acknowledgement: 6,', 'receipts go out last'],
  ]),
  ...of('machines/engine/holding.ts', SENDING, [
    [
      "new Set<string>(['urgent', ...ANSWERING, 'officer'])",
      "new Set<string>(['urgent', ...ANSWERING])",
      'officers’ tasks wait until tomorrow because the budget is spent',
    ],
    [
      '< rules.district.policy.dailyBudget',
      '<= rules.district.policy.dailyBudget',
      'one SMS more than the budget',
    ],
  ]),
  ...of('machines/engine/brake.ts', SENDING, [
    [
      'new Set(ANSWERING)',
      "new Set([...ANSWERING, 'officer'])",
      'an officer’s tasks are held no sooner than answers to him',
    ],
    ['const ANSWERS = 2;', 'const ANSWERS = 1;', 'a question with a code waits behind tasks'],
    [
      '< stretch.most) continue;',
      '<= stretch.most) continue;',
      'one SMS more than the brake allows',
    ],
    ['most: times * receiverDaily,', 'most: Number.POSITIVE_INFINITY,', 'the daily brake is gone'],
  ]),
  ...of('machines/line/setup.ts', LIMITS, [
    ['credit < lowCredit', 'credit <= lowCredit', 'the admin is told of credit that suffices'],
    [
      'alarms.downMinutes * MINUTE',
      'alarms.downMinutes * 2 * MINUTE',
      'a dead modem is told of late',
    ],
    ['alarms.expiryDays * DAY', '0', 'a card ends without a word'],
  ]),
  ...of('machines/district/letters.ts', NUMBERS, [
    [
      '({ from }) => from <= isoDate(date)',
      '({ from }) => from < isoDate(date)',
      'on its first day a unit code is not used',
      LIMITS,
    ],
  ]),
  ...of('machines/numbers/masks.ts', NUMBERS, [
    ['.slice(0, 4)}xxxxxxxxxxxx', '.slice(0, 8)}xxxxxxxxxxxx', 'a date of birth is printed'],
    ['{national.slice(-3)}', '{national.slice(-7)}', 'a masked number can be read'],
  ]),
  ...of('machines/numbers/own-number.ts', MASKS, [
    ['digits.indexOf(national);', '-1;', 'the reporter’s number goes to the agency'],
    [' : digitsSaid(word);', ' : undefined;', 'a number said in words goes to the agency'],
    [
      '(spoken ?? digitsTyped(word, before, after))',
      'spoken',
      'a number with the letter O goes to the agency',
    ],
    ["PREFIXES = ['620', '62', '0']", 'PREFIXES = []', 'the first digits stay before the mask'],
  ]),
  ...of('machines/district/signature.ts', LIMITS, [
    [
      'from <= day && day <= to',
      'from < day && day <= to',
      'on his first day the deputy does not sign',
    ],
    ['day <= to', 'day < to', 'on his last day the deputy does not sign'],
  ]),
  ...of('machines/letter/book.ts', BOOK, [
    ['number.toLowerCase()', 'number', 'two letters share a number that differs in case only'],
    ["kind === 'jawaban' ? ", 'false ? ', 'an agency’s own number blocks ours'],
    [
      'allocate(series, key, earlier)',
      'allocate(series, key)',
      'numbers of before are given again',
    ],
    [
      'await claimNumber(store, { id, kind, agency, year, number });',
      '',
      'the series gives a number that was given by hand',
    ],
  ]),
  ...of('machines/letter/machine.ts', LETTERS, [
    [
      "...archive('isProved')",
      "...archive('permitted')",
      'a letter is archived without the signed paper',
    ],
    ["guard: 'hasSigner'", "guard: 'permitted'", 'a letter is numbered that nobody signs'],
    ['sentAt <= event.at &&', '', 'a letter was sent tomorrow'],
    [
      "kind === 'scan' || kind === 'electronic'",
      "kind !== 'rendered'",
      'a receipt is taken for the signed paper',
    ],
    [
      "target: 'sent',\n            actions: ['note', 'tellSent', 'handOn'],",
      "target: 'sent',\n            actions: ['note', 'handOn'],",
      'no complaint hears that its letter was sent',
    ],
  ]),
  ...of('machines/numbers/tickets.ts', NUMBERS, [
    ['const PER_LETTER = 999;', 'const PER_LETTER = 1000;', 'a ticket A1000', LIMITS],
    [
      "'ABCDEFGHJKLMNPQRSTUVWXYZ'",
      "'ABCDEFGHIJKLMNPQRSTUVWXYZ'",
      'a ticket I001, which people read as 1001',
    ],
    [".padStart(3, '0')) : named", ') : named', 'the digit 7 names A127'],
  ]),
  ...of('machines/district/costly-numbers.ts', NUMBERS, [
    ['if (costlyPrefixes.some(begins)) return true;', '', 'premium numbers are answered'],
    ['!homePrefixes.some(begins)', 'false', 'numbers abroad are answered'],
  ]),
  ...of('machines/numbers/private-numbers.ts', PRIVATE, [
    [
      '{0,2}\\d){15}(?!\\d)',
      '{0,2}\\d){16}(?!\\d)',
      'identity numbers are printed in the newspaper',
    ],
    ['own === undefined ?', 'true ?', 'the reporter’s own number is printed'],
    ['except?.test(one) === true', 'false', 'amounts of money are hidden as phone numbers'],
  ]),
  ...of('channels/gsm/received.ts', FINGERPRINT, [
    [
      'incoming.timestamp, incoming.header, incoming.text',
      'incoming.timestamp, incoming.text',
      'of two parts that say the same one is lost',
    ],
    ['hash(from, incoming.timestamp,', 'hash(from,', 'who writes the same twice is heard once'],
    [
      'hash(from, incoming.timestamp',
      'hash(incoming.timestamp',
      'of two people who write the same one is not heard',
    ],
    ['{reference}`, total]', '{reference}`]', 'parts of two messages are put together'],
    [
      'sequence >= 1 && sequence <= total',
      'sequence >= 1 && sequence < total',
      'the last part is a message of its own',
    ],
    ['total > 1 && sequence', 'sequence', 'a message of one part waits for more'],
    ['status < 0x40', 'status <= 0x40', 'an SMS that was given up counts as under way', LIMITS],
    ['status < 0x20', 'status <= 0x20', 'an SMS that is under way counts as delivered', LIMITS],
  ]),
  ...of('channels/gsm/pdu/user-data.ts', LIMITS, [
    ['if (size > MOST_OCTETS) throw', 'if (size > 255) throw', 'an over-long TP-UDL is read'],
    [
      "if (skipped > length) throw new PduError('TP-UDL', 'shorter than its header');",
      '',
      'a TP-UDL shorter than its header is read',
    ],
    [
      'if (length > MOST_SEPTETS) throw',
      'if (length > MOST_SEPTETS + 1) throw',
      '161 septets go to the modem',
    ],
    [
      'if (body.length > MOST_OCTETS) throw',
      'if (body.length > MOST_OCTETS + 2) throw',
      '142 octets go to the modem',
    ],
  ]),
  ...of('store/base/assembly.ts', LIMITS, [
    [
      'Math.abs(part.sentAt - sentAt) < SENT_WITHIN',
      'Math.abs(part.sentAt - sentAt) <= SENT_WITHIN',
      'a part of another message is put to this one',
    ],
  ]),
  ...of('store/base/audit-chain.ts', AUDIT, [
    ['if (auditHash(row) !== row.hash)', 'if (false)', 'a row of the log is changed unseen'],
    [
      'if (row.previous !== (last?.hash ?? CHAIN_START))',
      'if (false)',
      'a row of the log is put in unseen',
    ],
  ]),
];
