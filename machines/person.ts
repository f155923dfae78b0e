/** Who comes to see something, whatever door he comes through: what policies of processes are asked with. */

/**
 * `leader` is the Sekda or the Bupati, by phone, at the desk or with a token; `auditor` checks; `public` has no
 * name at all.
 */
export interface Person {
  role: 'citizen' | 'agency' | 'admin' | 'leader' | 'auditor' | 'public' | 'system';
  /** Code, of people of an agency. */
  agency?: string | null;
  /** E.164, of people who are known by their phone. */
  phone?: string;
  /** A program that was not given the right to read secrets, whatever its owner may. */
  withoutSecrets?: true;
}

/** What narrows a query for instances of a process to those that somebody may see. */
export interface Sight {
  /** Only of this agency. */
  agency?: string;
  /** And of those only what it was given at some time, no mere proposal. */
  given?: true;
  /** None with one of these tags. */
  without: readonly string[];
}
