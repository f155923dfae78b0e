/**
 * What somebody of the office sends on for a citizen, and that he wants it to become a complaint. His words are his: they are
 * told as sent on by him. Pure; works on words as typed.
 */

const FORWARDED =
  /^\W*(?:fwd?|forward(?:ed)?|terusan|diteruskan|trusan|dr grup|dari grup)\b[^\p{L}\d]*/iu;
const FROM_CITIZEN =
  /\b(?:laporan|lap|keluhan|aduan|info|kiriman|pesan|wa|sms|telp|telpon|telepon)\s+(?:(?:masuk|dari|dr|ini|yg|yang|tadi)\s+){0,3}(?:se(?:orang)?\s*)?(?:warga|masyarakat|rakyat)\b|\b(?:warga|masyarakat)\s+(?:\S+\s+){0,3}(?:wa|sms|telp|telpon|telepon|lapor|melapor|ngadu|mengadu|cerita|hubungi|kirim)\s+(?:\S+\s+)?(?:ke|kpd|kepada|sama)?\s*(?:saya|sy|kami|hp)\b|\b(?:ada|ini|dari|dr)\s+warga\s+(?:\S+\s+){0,4}(?:wa|sms|telp|telpon|telepon|lapor|melapor|ngadu|mengadu|minta tolong|kirim|bilang)\b|\bmasuk\s+(?:ke|di)\s+(?:wa|hp|ponsel)\s+(?:saya|sy)\b/i;

const FILE =
  /\b(?:di)?(?:masuk(?:kan|an|in|kn)|jadi(?:kan|in|kn)|buat(?:kan|in)|daftar(?:kan|in)|catat(?:kan|in)?)\b(?:\s+\S+){0,4}?\s+(?:jadi|menjadi|sebagai|sbg|selaku|ke|dlm|dalam)\s+(?:aduan|pengaduan|laporan warga|sistem|tiket|hotline)\b|\b(?:di)?(?:masuk(?:kan|an|in|kn)|jadi(?:kan|in|kn)|buat(?:kan|in)|daftar(?:kan|in))\s+(?:aduan|pengaduan)\b/i;

/** What is left in front of the words. */
const ASKED = /^\W*(?:(?:iya|ya|pak|bu|tolong|tlg|mohon|mhn|harap|minta)\W+)*[:;,.-]\s*/i;

/** Whether it says that somebody else wrote or told it. */
export function passesOn(text: string): boolean {
  return FORWARDED.test(text) || FROM_CITIZEN.test(text);
}

/** Whether it asks that something becomes a complaint: "iya, masukkan jadi aduan". */
export function asksToFile(text: string): boolean {
  return FILE.test(text);
}

/** The words that were sent on, without what says so. */
export function passedWords(text: string): string {
  return (
    text
      .replace(FORWARDED, '')
      .replace(FILE, ' ')
      .replace(ASKED, '')
      .replace(/^[\s,.:;-]+|[\s,:;-]+$/g, '')
      .trim() || text
  );
}
