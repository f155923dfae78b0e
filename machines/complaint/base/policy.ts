import { agencyNow, codesOf } from '../../district/former.ts';
import { maySeeSecrets, type Rules } from '../../district/rules.ts';
import { type Actor, SYSTEM } from '../../people/actor.ts';
import {
  knowsNumbers,
  type Person,
  personOf,
  type Sight,
  type Speaker,
  speakerOf,
} from '../../people/people.ts';
import type { ComplaintContext, Reading } from './context.ts';

/**
 * Who may see a complaint and who may do what with it: the only answer, for the machine (as a guard of
 * every act) and for every door (SMS, desk, API, exports, documents, search, live pages, reports). Pure.
 */

/** What the policy asks about a complaint; `complaintFacts` and `searchedFacts` make it. */
export interface ComplaintFacts {
  /** E.164 of its reporter. */
  reporter: string | null;
  /** Channel that brought it, by its name; absent where it came by SMS, or through the office. */
  client?: string | null;
  /** Agency that has it, or is proposed for it. */
  agency: string | null;
  /** The agency was given it: it is no mere proposal. */
  given: boolean;
  secret: boolean;
  /** It is secret and accuses people of the office that runs the hotline. */
  accusesOffice: boolean;
}

/** What somebody is to a complaint. */
export type Relation = 'reporter' | 'inCharge' | 'proposed' | 'none';

/**
 * True when somebody may take all that is kept of a complaint he sees out of the house: for those who judge it, the
 * overseeing agency of what is its own to see among them.
 */
export function mayTakeEvidence(rules: Rules): (person: Person) => boolean {
  const { oversightAgency } = rules.district.office;
  return ({ role, agency }) =>
    role === 'admin' || role === 'auditor' || (role === 'agency' && agency === oversightAgency);
}

/** True when the agency of the context was given the complaint, not only proposed for it. */
export function isGiven({
  agency,
  givenTo,
}: Pick<ComplaintContext, 'agency' | 'givenTo'>): boolean {
  return agency !== null && givenTo === agency;
}

/** True when it is secret and its words accuse the office; the search tag of the same name is made of it. */
export function accusesOffice({
  secret,
  reading,
}: Pick<ComplaintContext, 'secret'> & { reading: Pick<Reading, 'flags'> }): boolean {
  return secret && reading.flags.includes(ACCUSES_OFFICE);
}

/** What the policy asks, from a complaint's memory. */
export function complaintFacts(context: ComplaintContext): ComplaintFacts {
  // asked with every guard of every transition: no spread here, which costs ten times as much
  return {
    reporter: context.reporter,
    client: context.origin?.client ?? null,
    agency: context.agency,
    given: isGiven(context),
    secret: context.secret,
    accusesOffice: accusesOffice(context),
  };
}

/** Tag of a complaint whose agency is a proposal; search fields carry it (`search.ts`). */
export const PROPOSED = 'proposed';

/** Flag of the reading, and tag in the search fields, of a secret complaint that accuses the office. */
export const ACCUSES_OFFICE = 'accusesOffice';

/** What the policy asks, from what a complaint is found by: for lists, without loading each. */
export function searchedFacts(search: {
  phone: string | null;
  agency: string | null;
  forwardedAt: number | null;
  client?: string | null;
  tags: readonly string[];
}): ComplaintFacts {
  const { phone, agency, forwardedAt, client = null, tags } = search;
  const given = agency !== null && forwardedAt !== null && !tags.includes(PROPOSED);
  return {
    ...{ reporter: phone, client, agency, given },
    secret: tags.includes('secret'),
    accusesOffice: tags.includes(ACCUSES_OFFICE),
  };
}

/** What is over keeps the code that its agency had: whoever took over sees it, too. */
export function relationOf(
  { district }: Pick<Rules, 'district'>,
  person: Person,
  complaint: ComplaintFacts,
): Relation {
  if (person.phone !== undefined && person.phone === complaint.reporter) return 'reporter';
  const { agency } = person;
  if (agency === null || agency === undefined || complaint.agency === null) return 'none';
  if (agencyNow(district, complaint.agency) !== agency) return 'none';
  return complaint.given ? 'inCharge' : 'proposed';
}

/** What accuses people of the office is not for them, unless the pack says so: the overseer has it. */
function readsOwn({ district: { office } }: Rules, { role, agency }: Person): boolean {
  const isOfOffice = role === 'admin' || agency === office.agency;
  return !isOfOffice || office.readsOwnAccusations;
}

/** True when the admin decides about it; what he may not see goes on without him. */
export function isForAdmin(rules: Rules, context: ComplaintContext): boolean {
  return maySee(rules, { role: 'admin' }, complaintFacts(context));
}

/** True when somebody of the office may read words that are no complaint yet, by the flags of their reading. */
export function mayReadWords(
  rules: Rules,
  person: Person,
  { flags }: Pick<Reading, 'flags'>,
): boolean {
  return !flags.includes(ACCUSES_OFFICE) || readsOwn(rules, person);
}

/** Secrets are for the admin and whom they are given to; the pack may let leaders or auditors in. */
function maySeeSecret(
  rules: Rules,
  person: Person,
  relation: Relation,
  complaint: ComplaintFacts,
): boolean {
  if (complaint.accusesOffice && !readsOwn(rules, person)) return false;
  return (relation === 'inCharge' || person.role !== 'agency') && readsSecrets(rules, person);
}

/** True when secrets are among what somebody sees, as far as they are his at all. */
function readsSecrets(rules: Rules, { role, agency, withoutSecrets }: Person): boolean {
  if (withoutSecrets === true) return false;
  if (role === 'admin' || role === 'system') return true;
  if (role === 'agency') return maySeeSecrets(rules, agency ?? '');
  const { secretReaders } = rules.district.office;
  return (role === 'leader' || role === 'auditor') && secretReaders.includes(role);
}

/** True when going through complaints is part of somebody's work; which of them he finds says `sightOf`. */
export function looksThrough({ role }: Pick<Person, 'role'>): boolean {
  return role === 'admin' || role === 'agency' || role === 'leader' || role === 'auditor';
}

/** True when this channel brought it. */
function isOwn({ role, client }: Person, { client: brought }: ComplaintFacts): boolean {
  return role === 'channel' && client !== undefined && client === brought;
}

/** What it brought; of that secrets only where it was given the right to read them. */
function sightOfChannel({ client, withoutSecrets }: Person): Sight | null {
  if (client === undefined) return null;
  return { client, without: withoutSecrets === true ? ['secret'] : [] };
}

/**
 * `maySee` as a query, for people who are not known by their phone: what it finds, and nothing else, they
 * may see. Null: they see no complaint at all.
 */
export function sightOf(rules: Rules, person: Person): Sight | null {
  if (person.role === 'channel') return sightOfChannel(person);
  if (!looksThrough(person) && person.role !== 'system') return null;
  const own = person.role === 'system' || readsOwn(rules, person) ? [] : [ACCUSES_OFFICE];
  const secrets = readsSecrets(rules, person) ? own : ['secret'];
  if (person.role !== 'agency') return { without: secrets };
  if (person.agency === null || person.agency === undefined) return null;
  const agencies = codesOf(rules.district, person.agency);
  return { agencies, given: true, without: [PROPOSED, ...secrets] };
}

/**
 * True when what happens with a complaint may be told to everybody: that it exists, its state and place,
 * never its words. No secret, and nothing that was turned away as spam.
 */
export function isPublished(
  complaint: Pick<ComplaintFacts, 'secret'>,
  outcome: string | null,
): boolean {
  return !complaint.secret && outcome !== 'spam';
}

/**
 * True when somebody may read a complaint's words and know that it exists. Its reporter always may; an
 * agency what it was given, and of that no secret that is not meant for it; a channel what it brought; the office all
 * but secrets.
 */
export function maySee(rules: Rules, person: Person, complaint: ComplaintFacts): boolean {
  if (person.role === 'system') return true;
  const relation = relationOf(rules, person, complaint);
  if (relation === 'reporter') return true;
  // it brought those words itself
  if (person.role === 'channel')
    return isOwn(person, complaint) && !(complaint.secret && person.withoutSecrets === true);
  if (complaint.secret) return maySeeSecret(rules, person, relation, complaint);
  if (person.role === 'agency') return relation === 'inCharge';
  return looksThrough(person);
}

/** True when the history tells somebody which user of the office did what: not to agencies. */
export function knowsUsers({ role }: Pick<Person, 'role'>): boolean {
  return role !== 'agency' && role !== 'channel';
}

/**
 * True when somebody who may see a complaint may also read an SMS of it. An agency reads what went between the
 * hotline and its own people or the reporter; what others of the office wrote or were told is not its business.
 * @param contact whose phone it is, where it is one of the office's
 */
export function mayReadSms(person: Person, contact: { agency?: string } | undefined): boolean {
  if (contact === undefined) return true;
  return (
    person.role !== 'channel' && (person.role !== 'agency' || contact.agency === person.agency)
  );
}

/** True when somebody may still read what a complaint was told by another that it has parted from: the office knows both. */
export function readsOfParted({ role }: Pick<Person, 'role'>): boolean {
  return role !== 'agency' && role !== 'channel';
}

/** True when somebody may know the reporter's number: the admin, and the reporter himself. */
export function maySeeReporter(rules: Rules, person: Person, complaint: ComplaintFacts): boolean {
  const knows = knowsNumbers(person) || relationOf(rules, person, complaint) === 'reporter';
  return knows && maySee(rules, person, complaint);
}

/** Somebody who is heard as this speaker about this complaint: for examples and help. */
export function actorFor(
  speaker: Speaker,
  { reporter, agency }: Pick<ComplaintContext, 'reporter' | 'agency'>,
): Actor {
  switch (speaker) {
    case 'reporter':
      return { role: 'citizen', phone: reporter };
    case 'agency':
      return { role: 'officer', ...(agency === null ? {} : { agency }) };
    case 'admin':
    case 'regent':
      return { role: speaker };
    case 'hotline':
      return SYSTEM;
  }
}

/** The agency that whoever has a registered number works for, the office itself among them. */
function employers({ district: { contacts, office } }: Rules, phone: string): string[] {
  return contacts
    .filter((contact) => contact.phone === phone)
    .flatMap(({ agency, role }) => agency ?? (role === 'admin' ? office.agency : []));
}

/**
 * True when its reporter's verdict on the answer counts: nobody judges the agency that he works for, which has the
 * complaint or has answered it.
 */
export function mayJudge(
  rules: Rules,
  { reporter, agency, answer }: Pick<ComplaintContext, 'reporter' | 'agency' | 'answer'>,
): boolean {
  const own = employers(rules, reporter);
  return !own.some((one) => one === agency || one === answer?.agency);
}

/**
 * True when this actor may do what is a speaker's to do with this complaint, whatever its state:
 * - `reporter`: from his own phone, or through the channel that brought this complaint, and no other;
 * - `agency`: officers and heads of the agency that was given it;
 * - `admin`, `regent`: who they are, as far as they may see it;
 * - `hotline`: the engine itself (other complaints, timers).
 */
export function mayAct(
  rules: Rules,
  actor: Actor,
  speaker: Speaker,
  complaint: ComplaintFacts,
): boolean {
  if (speakerOf(actor) !== speaker) return false;
  const person = personOf(actor);
  switch (speaker) {
    case 'hotline':
      return true;
    case 'reporter':
      return actor.via === undefined
        ? relationOf(rules, person, complaint) === 'reporter'
        : actor.via === complaint.client;
    case 'agency':
      // an officer who reported it himself does not answer for an agency that has it no more
      return (
        complaint.given &&
        actor.agency === complaint.agency &&
        (!complaint.secret || maySeeSecrets(rules, actor.agency ?? ''))
      );
    case 'admin':
    case 'regent':
      return maySee(rules, person, complaint);
  }
}
