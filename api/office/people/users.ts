import type { Clock } from '../../../channels/port.ts';
import { ToldError } from '../../../machines/base/told-error.ts';
import type { Store } from '../../../store/ports/store.ts';
import type { DeskRole } from '../identity.ts';
import { type Cost, hashPassword, passwordFault } from './password.ts';
import { hashOf, newSecret } from './secret.ts';
import { nameFault, type User, userSchema } from './user.ts';

/** Users in the store: adding, changing, and the one-time links by which they choose a password. */

const USER = 'user';
const LINK = 'password-link';
/** A link works for a day: long enough to hand it over, too short to be found later. */
export const LINK_MS = 24 * 3_600_000;
const PAGE = 200;

/** What cannot be done with a user as asked; the message is Indonesian and says why. */
export class UserError extends ToldError {
  override readonly name = 'UserError';
}

export interface NewUser {
  name: string;
  role: DeskRole;
  agency: string | null;
}

export interface UserServices {
  store: Store;
  clock: Pick<Clock, 'now'>;
  /** Of password hashes; tests take less. */
  cost?: Cost;
}

export class Users {
  private readonly parts: UserServices;

  constructor(parts: UserServices) {
    this.parts = parts;
  }

  async get(name: string): Promise<User | undefined> {
    const record = await this.parts.store.records.get(USER, name);
    if (record === undefined) return undefined;
    return { name, revision: record.revision, ...userSchema.parse(record.value) };
  }

  /** All users by name; an office has dozens. */
  async list(): Promise<User[]> {
    const users: User[] = [];
    for (let after = ''; ; ) {
      const page = await this.parts.store.records.list(USER, { after, limit: PAGE });
      for (const { id, revision, value } of page)
        users.push({ name: id, revision, ...userSchema.parse(value) });
      const last = page.at(-1);
      if (last === undefined || page.length < PAGE) return users;
      after = last.id;
    }
  }

  /** False until the first user was made. */
  async any(): Promise<boolean> {
    return (await this.parts.store.records.list(USER, { limit: 1 })).length > 0;
  }

  /** @throws UserError for a name or password that cannot be used */
  check({ name, password }: { name: string; password: string }): void {
    const fault = nameFault(name) ?? passwordFault(password, name);
    if (fault !== null) throw new UserError(fault);
  }

  /**
   * A new user; without a password nobody can sign in under its name before a link was used.
   * @throws UserError for a name that is taken or cannot be one, or an agency without need or missing
   */
  async add({ name, role, agency }: NewUser, password: string | null = null): Promise<User> {
    const fault = nameFault(name);
    if (fault !== null) throw new UserError(fault);
    const { cost, clock } = this.parts;
    const hash = password === null ? null : await hashPassword(password, cost);
    if ((role === 'agency') !== (agency !== null))
      throw new UserError('SKPD dipilih untuk peran SKPD, dan hanya untuk itu.');
    const user: User = {
      ...{ name, role, agency, revision: 0 },
      password: hash,
      stamp: newSecret(),
      disabled: false,
      createdAt: clock.now(),
      passwordAt: hash === null ? null : clock.now(),
    };
    if (!(await this.put(user))) throw new UserError(`Nama pengguna ${name} sudah dipakai.`);
    return { ...user, revision: 1 };
  }

  /**
   * Gives a user a password and ends all its sessions.
   * @throws UserError for a password that is too weak
   */
  async setPassword(name: string, password: string): Promise<User> {
    const fault = passwordFault(password, name);
    if (fault !== null) throw new UserError(fault);
    const hash = await hashPassword(password, this.parts.cost);
    const passwordAt = this.parts.clock.now();
    return this.change(name, { password: hash, passwordAt, stamp: newSecret() });
  }

  /** Lets nobody in under this name any more, or again; ends all its sessions. */
  setDisabled(name: string, disabled: boolean): Promise<User> {
    return this.change(name, { disabled, stamp: newSecret() });
  }

  /**
   * Ends sessions and older links of a user; the old password works no more.
   * @returns the secret of the link by which a new one can be chosen, once
   */
  async resetPassword(name: string): Promise<string> {
    const { stamp } = await this.change(name, { password: null, stamp: newSecret() });
    return this.newLink(name, stamp);
  }

  private async newLink(name: string, stamp: string): Promise<string> {
    const secret = newSecret();
    await this.parts.store.records.put({
      ...{ kind: LINK, id: hashOf(secret), expectedRevision: 0 },
      value: { user: name, stamp },
      expiresAt: this.parts.clock.now() + LINK_MS,
    });
    return secret;
  }

  /** Whose password a link sets; undefined for one that is used, old or made up. */
  async ofLink(secret: string): Promise<User | undefined> {
    const record = await this.parts.store.records.get(LINK, hashOf(secret));
    if (record === undefined || (record.expiresAt ?? 0) <= this.parts.clock.now()) return undefined;
    const { user: name, stamp } = record.value as { user: string; stamp: string };
    const user = await this.get(name);
    return user !== undefined && user.stamp === stamp && !user.disabled ? user : undefined;
  }

  /**
   * Sets a password by a link, which then works no more.
   * @throws UserError for a link that does not work, or a weak password (the link keeps working)
   */
  async useLink(secret: string, password: string): Promise<User> {
    const user = await this.ofLink(secret);
    if (user === undefined)
      throw new UserError('Tautan ini sudah dipakai atau tidak berlaku lagi.');
    const fault = passwordFault(password, user.name);
    if (fault !== null) throw new UserError(fault);
    // of two who use it at once, one removes it
    if (!(await this.parts.store.records.delete(LINK, hashOf(secret))))
      throw new UserError('Tautan ini baru saja dipakai.');
    return this.setPassword(user.name, password);
  }

  /** @throws UserError when there is no such user, or others change it all the time */
  private async change(name: string, change: Partial<User>): Promise<User> {
    for (let tries = 0; tries < 5; tries += 1) {
      const user = await this.get(name);
      if (user === undefined) throw new UserError(`Pengguna ${name} tidak ada.`);
      const changed = { ...user, ...change };
      if (await this.put(changed)) return { ...changed, revision: user.revision + 1 };
    }
    throw new UserError(`Pengguna ${name} sedang diubah orang lain. Coba lagi.`);
  }

  private async put({ name, revision, ...value }: User): Promise<boolean> {
    const change = { kind: USER, id: name, expectedRevision: revision, value };
    return (await this.parts.store.records.put(change)) === 'stored';
  }
}
