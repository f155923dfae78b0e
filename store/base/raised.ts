/** Key of a number that was given before data were lost: nobody has it any more, and nobody gets it again. */
export function raisedKey(n: number): string {
  return `raised:${n}`;
}
