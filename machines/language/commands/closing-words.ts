/** How the words of a command end: what closes a letter or a quote is not for the receiver of an answer. Pure. */

/** `Wassalam`, `wassalamualaikum wr wb`. */
const FAREWELL =
  /[\s.,;]*\b(?:wa?s+alam|wslm|wass)(?:u['’\s]*alaikum|mualaikum)?\b(?:\s+(?:wr|wb))*[\s.,!]*$/i;
/** A sign that opens what may be closed at the end. */
const OPENS = /["“‘'<([{*]/;
const CLOSES = /["”'’>)\]}*]+$/;

/** Words without a farewell, and without signs that close what was opened before them. */
export function withoutClosing(words: string): string {
  const closed = CLOSES.exec(words)?.[0] ?? '';
  const body = words.slice(0, words.length - closed.length);
  return (closed === '' || OPENS.test(body) ? words : body).replace(FAREWELL, '').trim();
}
