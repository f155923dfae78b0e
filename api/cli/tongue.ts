/** Which of two languages the terminal is spoken to in: Indonesian where the computer is set to it, else English. */

export type Tongue = 'id' | 'en';

/** By the locale of the environment, in the order of POSIX. */
export function tongueOf({
  LC_ALL,
  LC_MESSAGES,
  LANG,
}: Record<string, string | undefined>): Tongue {
  const locale = [LC_ALL, LC_MESSAGES, LANG].find((one) => one !== undefined && one !== '');
  return /^id(_|\.|@|$)/i.test(locale ?? '') ? 'id' : 'en';
}
