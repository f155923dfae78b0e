/** A complaint is to be handed to a person rather than to an agency: "teruskan ke si Anto", "oper ke pak Budi". Pure. */

const HANDS =
  /\b(?:di)?(?:terus(?:kan|in)?|alih(?:kan|in)?|oper(?:kan|in)?|serah(?:kan|in)?|limpah(?:kan|in)?|lempar(?:kan|in)?|pindah(?:kan|in)?|disposisi(?:kan|in)?|tugas(?:kan|in)|kasih(?:kan|in)?|kirim(?:kan|in)?)\b/i;
/** Behind these a person is named. */
const PERSON =
  /\b(?:ke|kpd|kepada|sama|buat|utk|untuk)\s+((?:si|sdr|sdri|saudara|mas|mbak|bang|kang|mang|om|pak|bu|bpk|bapak|ibu|kak)\s+(?!bupati|sekda|camat|peratin|lurah|kadis|kepala|admin|warga|pelapor|rt|rw|kades|dinas)\p{L}{2,})/iu;

/** How a person is called whom something is to be handed to; null where nobody is. */
export function personMeant(text: string): string | null {
  if (!HANDS.test(text)) return null;
  return PERSON.exec(text)?.[1]?.trim() ?? null;
}
