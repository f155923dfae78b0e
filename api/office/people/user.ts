import { z } from 'zod';
import { DESK_ROLES } from '../identity.ts';
import { passwordSchema } from './password.ts';

/** A user as the store has it, under its name. */
export const userSchema = z.object({
  role: z.enum(DESK_ROLES),
  /** Set for the role `agency` only. */
  agency: z.string().nullable(),
  /** Null until its user has chosen one over the one-time link. */
  password: passwordSchema.nullable(),
  /** Changes with password, role and disabling: sessions and links of an earlier stamp count no more. */
  stamp: z.string(),
  disabled: z.boolean(),
  /** Epoch milliseconds. */
  createdAt: z.number(),
  passwordAt: z.number().nullable(),
});

export interface User extends z.infer<typeof userSchema> {
  name: string;
  /** Revision it was read with; 0 for one that is not stored yet. */
  revision: number;
}

const NAME = /^[a-z][a-z0-9._-]{1,31}$/;

/** Canonical form of a typed user name: people write their names with capitals. */
export function canonicalName(typed: string): string {
  return typed.trim().toLowerCase();
}

/** What is wrong with a new user name, in Indonesian; null when nothing is. */
export function nameFault(name: string): string | null {
  return NAME.test(name)
    ? null
    : 'Nama pengguna: 2 sampai 32 huruf kecil, angka, titik, garis; diawali huruf.';
}
