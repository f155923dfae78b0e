import type { Actor } from '../../machines/people/actor.ts';

/** What is known of a request for information, and what can happen to it. */

export type Decision = 'granted' | 'partly' | 'refused' | 'elsewhere' | 'undocumented';

/** How the requester wants to have it (UU 22(6)). */
export type Way = 'ambil' | 'email' | 'pos' | 'lihat';

export interface Objection {
  /** `KB001`: the number of its request, as an objection. */
  number: string;
  at: number;
  /** Closing time of the last day on which the superior may answer. */
  dueAt: number;
  text: string;
  /** Article 35(1), when the office has entered which: `a` … `g`. */
  reason: string | null;
  signedAt: number | null;
  answer: { at: number; upheld: boolean; text: string } | null;
  /** Last day on which the commission may be asked. */
  commissionBy: number | null;
  disputedAt: number | null;
  endedAt: number | null;
}

export interface RequestContext {
  id: string;
  /** `PI001`. */
  number: string;
  year: number;
  /** E.164; null for a request on paper whose writer has none. */
  phone: string | null;
  text: string;
  /** What he wrote about it since. */
  additions: { at: number; text: string }[];
  name: string | null;
  address: string | null;
  purpose: string | null;
  way: Way | null;
  /** When the office saw his identity card; no digit of it is kept. */
  identitySeenAt: number | null;
  receivedAt: number;
  /** Closing time of the last day for the written answer. */
  dueAt: number;
  completeBy: number;
  /** What the office still lacks, in its words. */
  lacking: string | null;
  registeredAt: number | null;
  extended: { at: number; reason: 'notHeld' | 'undecided'; text: string } | null;
  agency: string | null;
  forwardedAt: number | null;
  searchDueAt: number | null;
  found: { at: number; held: boolean; text: string } | null;
  decision: {
    kind: Decision;
    at: number;
    text: string;
    /** Clause of article 17: `a` … `j`. */
    clause: string | null;
    /** Day by which it will be there (`YYYY-MM-DD`), of what is not documented yet. */
    until: string | null;
  } | null;
  /** Last day for an objection to the decision. */
  objectBy: number | null;
  handedOverAt: number | null;
  closedAt: number | null;
  objection: Objection | null;
}

/** What a request is made from; `number` and `id` are given when it is opened. */
export interface RequestInput {
  id: string;
  number: string;
  year: number;
  at: number;
  phone: string | null;
  text: string;
  name?: string;
  address?: string;
  purpose?: string;
  way?: Way;
}

/** The pack calls its agency otherwise. */
interface Renamed {
  type: 'informasi.renamed';
  at: number;
  by: Actor;
  from: string;
  to: string;
}

export type RequestEvent = Renamed | Acted;

/** What people do. */
type Acted = { at: number; by: Actor } & (
  | { type: 'informasi.add' | 'informasi.withdraw' | 'informasi.object'; text: string }
  | {
      type: 'informasi.complete';
      name: string;
      address: string;
      purpose?: string;
      way?: Way;
    }
  | { type: 'informasi.identified' }
  | { type: 'informasi.ask'; text: string }
  | { type: 'informasi.forward'; agency: string }
  | { type: 'informasi.found' | 'informasi.missing'; text: string }
  | { type: 'informasi.grant' | 'informasi.elsewhere'; text: string }
  | { type: 'informasi.partly' | 'informasi.refuse'; clause: string; text: string }
  | { type: 'informasi.undocumented'; text: string; until: string }
  | { type: 'informasi.extend'; reason: 'notHeld' | 'undecided'; text: string }
  | { type: 'informasi.handOver' | 'keberatan.dispute' | 'keberatan.end' }
  | { type: 'keberatan.sign'; reason: string }
  | { type: 'keberatan.answer'; upheld: 'ya' | 'tidak'; text: string }
);

export type ActType = Acted['type'];
