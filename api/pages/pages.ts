import { type RequestHandler, Router } from 'express';
import type { Person } from '../../machines/people/people.ts';
import type { AuditAction } from '../office/audit/audit-words.ts';
import { opensAll, type Right } from '../office/people/page-rights.ts';
import type { Named } from '../office/people/scope.ts';

/**
 * Pages with who may open them. A group of pages says both where it handles them, so that no path is written twice; the
 * gate, the audit log and the links of other pages read it from here.
 */

/** `anyone`: without signing in; `simulation`: the same, but only on this computer and while everything is simulated. */
type Opener = Right | 'signed-in' | 'anyone' | 'simulation';

export interface PageRule {
  /** Who opens it besides the admin: one of these. Left out: nobody. */
  for?: Opener | readonly Opener[];
  /** What `:id` names: it must be something this user may see, or it is as if it did not exist. */
  about?: Named;
}

/** A form also says what the audit log calls it; null: it writes a better row itself, or there is nothing to say. */
export interface FormRule extends PageRule {
  noted: AuditAction | null;
}

/** The admin alone opens it. */
export const ADMIN: PageRule = {};

/** A page with its rule. */
export interface OpenPage {
  method: 'get' | 'post';
  /** As Express has it. */
  path: string;
  /** Who opens it, see `PageRule.for`. */
  openers: readonly Opener[];
  about: PageRule['about'];
  /** See `FormRule.noted`; undefined for what is only looked at. */
  noted: AuditAction | null | undefined;
}

/** A group of pages. */
export class Pages {
  readonly router = Router();
  private readonly own: OpenPage[] = [];

  /** The pages of this group, in the order in which they are asked. */
  get all(): readonly OpenPage[] {
    return this.own;
  }

  /** @param path pattern of Express */
  get(path: string, rule: PageRule, ...handlers: RequestHandler[]): void {
    this.note('get', path, rule, undefined);
    this.router.get(path, ...handlers);
  }

  /** @param path pattern of Express */
  post(path: string, rule: FormRule, ...handlers: RequestHandler[]): void {
    this.note('post', path, rule, rule.noted);
    this.router.post(path, ...handlers);
  }

  /** Takes in the pages of a smaller group. */
  add(group: Pages): void {
    this.own.push(...group.own);
    this.router.use(group.router);
  }

  private note(
    method: OpenPage['method'],
    path: string,
    { for: openers = [], about }: PageRule,
    noted: OpenPage['noted'],
  ): void {
    this.own.push({ method, path, openers: [openers].flat(), about, noted });
  }
}

/**
 * True when somebody may open such a page at all, or send such a form: for links and forms on other pages.
 * @param path the pattern as the page has it
 */
export function mayOpen(
  pages: readonly OpenPage[],
  person: Person,
  path: string,
  method: OpenPage['method'],
): boolean {
  return (
    opensAll(person) ||
    pages.some((page) => page.method === method && page.path === path && admits(page, person))
  );
}

/** True when a page lets this person in; whether he may see what it is about is another question. */
export function admits({ openers }: Pick<OpenPage, 'openers'>, person: Person): boolean {
  return (
    opensAll(person) ||
    openers.some((opener) => (typeof opener === 'function' ? opener(person) : true))
  );
}
