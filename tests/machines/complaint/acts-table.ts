/**
 * Who may do what, where: written by hand from the SOP and the rights, and read by people. One row per
 * state of the flow; a `?` stands for acts that more than the state decides (`WHEN`).
 *
 * The columns are speakers: the reporter, the agency that was given the complaint, the admin, the regent,
 * and the hotline itself. Who is which to a complaint, and when, says `SPEAKS`.
 */
export const ACTS_BY_STATE = `
state                       | reporter                | agency                                   | admin                                                | regent   | hotline
clarifying                  | add choose withdraw newPhone unsay? | note                                                 | forward? classify reject merge? note split newPhone unsay? move? | instruct | child.merged child.separated child.added child.unsolved letter.sent letter.voided
triage                      | add withdraw newPhone unsay? | note                                                 | forward? classify reject merge? ask? note split park wake? newPhone unsay? move? | instruct | child.merged child.separated child.added child.unsolved letter.sent letter.voided
forwarded.notified          | add thank withdraw newPhone unsay? | accept progress answer ask? transfer? extend? note     | forward? recall classify reject merge? ask? answer note split park wake? newPhone unsay? move? | instruct | child.merged child.separated child.added child.unsolved letter.sent letter.voided
forwarded.acknowledged      | add thank withdraw newPhone unsay? | progress answer ask? transfer? extend? note            | forward? recall classify reject merge? ask? answer note split park wake? newPhone unsay? move? | instruct | child.merged child.separated child.added child.unsolved letter.sent letter.voided
forwarded.working           | add thank withdraw newPhone unsay? | progress answer ask? transfer? extend? note            | forward? recall classify reject merge? ask? answer note split park wake? newPhone unsay? move? | instruct | child.merged child.separated child.added child.unsolved letter.sent letter.voided
forwarded.transferRequested | add thank withdraw newPhone unsay? | progress answer ask? transfer? extend? note            | forward? recall classify reject merge? ask? answer keep note split park wake? newPhone unsay? move? | instruct | child.merged child.separated child.added child.unsolved letter.sent letter.voided
awaitingCitizen             | add withdraw newPhone unsay? | answer? note                                         | forward? recall? classify reject merge? answer? note split newPhone unsay? move? | instruct | child.merged child.separated child.added child.unsolved letter.sent letter.voided
review                      | add withdraw newPhone unsay? | answer correct note retract?                         | classify release return answer note split newPhone unsay? move? | instruct | child.merged child.separated child.added child.unsolved letter.sent letter.voided
answered                    | add thank rate unsolved newPhone unsay? | correct? note retract?                               | classify? note split retract? separate? newPhone unsay? move? | instruct | child.merged child.separated child.added child.unsolved parent.answered? parent.corrected? parent.retracted? parent.reopened? parent.gone? letter.sent letter.voided
closed                      | add thank rate? unsolved newPhone unsay? | note retract?                                        | classify? note split retract? separate? newPhone unsay? move? |          | child.merged child.separated child.added child.unsolved parent.answered? parent.corrected? parent.retracted? parent.reopened? parent.gone? letter.sent letter.voided
rejected                    | add newPhone unsay? | note                                                 | classify? restore note newPhone unsay? move? |          | child.merged child.separated child.unsolved letter.sent letter.voided
merged                      | add thank withdraw newPhone unsay? | note                                                 | classify? separate note newPhone unsay? move? |          | child.merged child.separated child.unsolved parent.answered parent.reopened parent.gone letter.sent letter.voided
withdrawn                   | add newPhone unsay? | note                                                 | classify? note newPhone unsay? move? |          | child.merged child.separated child.unsolved letter.sent letter.voided
archived                    | newPhone unsay? | note                                                 | note newPhone unsay? move? |          | child.separated letter.sent letter.voided
`;

/** The same for the newspaper, whose region stands beside the flow; the admin's alone. */
export const PRESS_BY_STATE = `
state     | admin
none      | select?
selected  | edit approve drop
approved  | edit send drop
sent      | publish? drop
unprinted | select
published | clip
`;

/** What of a complaint a `?` may ask about. */
export interface Facts {
  flow: string;
  secret: boolean;
  /** Its agency may have secrets. */
  withOverseer: boolean;
  /** An agency has the task, the time it waits for the citizen included. */
  withAgency: boolean;
  answered: boolean;
  rated: boolean;
  /** Others were put under it. */
  hasChildren: boolean;
  hasParent: boolean;
  /** An officer may still put his answer right. */
  correctable: boolean;
  /** The answer came by SMS or from the desk, not long ago. */
  retractable: boolean;
  /** Its reporter has just said something that changed neither secrecy nor danger, and nothing was done since. */
  takeable: boolean;
  /** Questions to the citizen are not used up; nor wishes to hand it on, or one waits. */
  officerAsks: boolean;
  adminAsks: boolean;
  transferable: boolean;
  parked: boolean;
  /** It accuses those who get secrets and who gets them in their place, and not the office as well. */
  accusesAll: boolean;
  /** TUNDA is not used up, and a day is left that it may name. */
  extensible: boolean;
}

/** When an act with a `?` is taken. */
export const WHEN: Record<string, (facts: Facts & Relation) => boolean> = {
  // a secret may go to the overseer only, and there it is; to nobody where all who get secrets are accused
  'admin.forward': ({ secret, withOverseer, accusesAll, flow }) =>
    !(secret && (accusesAll || (withOverseer && flow.startsWith('forwarded')))),
  // of what is done with, nothing but that it is secret
  'admin.classify': ({ secret }) => !secret,
  'admin.merge': ({ hasChildren }) => !hasChildren,
  'admin.answer': ({ withAgency }) => withAgency,
  'admin.recall': ({ withAgency }) => withAgency,
  'officer.answer': ({ withAgency }) => withAgency,
  'officer.extend': ({ extensible }) => extensible,
  'officer.ask': ({ officerAsks }) => officerAsks,
  // the admin decides about it, who is not to see what accuses his office
  'officer.transfer': ({ transferable, kept }) => transferable && !kept,
  'admin.ask': ({ adminAsks }) => adminAsks,
  'admin.wake': ({ parked }) => parked,
  'officer.correct': ({ correctable }) => correctable,
  'officer.retract': ({ retractable }) => retractable,
  'admin.retract': ({ retractable }) => retractable,
  'citizen.unsay': ({ takeable }) => takeable,
  'admin.unsay': ({ takeable }) => takeable,
  'admin.move': ({ takeable }) => takeable,
  'admin.separate': ({ hasParent }) => hasParent,
  'parent.answered': ({ hasParent }) => hasParent,
  'parent.corrected': ({ hasParent }) => hasParent,
  'parent.reopened': ({ hasParent }) => hasParent,
  'parent.retracted': ({ hasParent }) => hasParent,
  'parent.gone': ({ hasParent }) => hasParent,
  'citizen.rate': ({ rated, answered }) => !rated && answered,
  'press.select': ({ secret, answered, hasParent, flow }) =>
    !secret && answered && !hasParent && /^(answered|closed|archived)$/.test(flow),
  'press.publish': ({ secret }) => !secret,
};

/** What of a complaint decides whose mouth somebody is. */
export interface Relation {
  secret: boolean;
  /** Agency that was given it; null while none was, or another is proposed. */
  given: string | null;
  /** A secret that accuses the office, and is kept from its admin. */
  kept: boolean;
}

export type Column = 'reporter' | 'agency' | 'admin' | 'regent' | 'hotline';

/** Who gets secrets, and in this office who gets what accuses those. */
const OVERSEERS = ['INSPEKTORAT', 'DINSOS'];

/** In an agency's name its officers and heads speak, of a secret only those of the overseers. */
const speaksFor =
  (agency: string) =>
  ({ given, secret }: Relation): Column | null =>
    given === agency && (!secret || OVERSEERS.includes(agency)) ? 'agency' : null;

/** Everybody who may try, and as whom he is heard; null: he is not heard at all. */
export const SPEAKS: Record<string, (relation: Relation) => Column | null> = {
  reporter: () => 'reporter',
  'a channel, of what came by SMS': () => null,
  'another citizen': () => null,
  'officer PUPR': speaksFor('PUPR'),
  'head PUPR': speaksFor('PUPR'),
  'officer DINSOS': speaksFor('DINSOS'),
  'officer INSPEKTORAT': speaksFor('INSPEKTORAT'),
  'the reporter, who is an officer too': speaksFor('PUPR'),
  admin: ({ kept }) => (kept ? null : 'admin'),
  regent: ({ secret }) => (secret ? null : 'regent'),
  secretary: () => null,
  hotline: () => 'hotline',
};

/** What is said of danger, by its region; only while its complaint lasts. */
export const ALARM_BY_STATE = `
state  | agency      | admin
none   |             | alarm?
raised | take settle | phone settle calm
taken  | take settle | phone settle calm
over   |             | alarm?
`;

export interface Table {
  /** Acts by column, by state; an act ends in `?` where more decides. */
  rows: Map<string, Map<string, string[]>>;
}

/** A table as it is asked for. */
export function parsed(text: string): Table {
  const [head = '', ...lines] = text.trim().split('\n');
  const cells = (line: string) => line.split('|').map((cell) => cell.trim());
  const [, ...columns] = cells(head);
  const rows = lines.map((line): [string, Map<string, string[]>] => {
    const [state = '', ...acts] = cells(line);
    const words = (cell: string) => cell.split(/\s+/).filter((word) => word !== '');
    return [state, new Map(columns.map((column, n) => [column, words(acts[n] ?? '')]))];
  });
  return { rows: new Map(rows) };
}
