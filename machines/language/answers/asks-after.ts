import { wordsIn } from './answers.ts';

/**
 * Who asks how something stands that he has reported, by its name: "ledeng gmn kabarnya", "lampu kemarin gimana", "jalan kpn dibenerin".
 * What it is about, and whether it was reported at all, is for the talk to say. Pure.
 */

/** More words tell something. */
const MOST_WORDS = 10;
const HOW =
  /\b(?:gmn|gmna|gmana|gimana|gimna|gmnah|gimnah|bgmn|bgaimana|bagaimana|piye|kepiye|pripun|kumaha|kabar(?:nya|ny|e)?|nasib(?:nya|ny|e)?|progres\w*|perkembangan\w*|kelanjutan\w*|lanjutan(?:nya)?|tindak\s?lanjut(?:nya)?|(?:sampai|sampe|smpe|smp|sejauh) ?(?:di ?)?mana|kapan|kpn|kpan|iraha|(?:sudah|sdh|udah|udh|dah|wis) (?:\S+ ){0,2}?(?:apa )?(?:belum|blm|blom|durung))\b/i;
/** How something is done, what it costs, what would be if: none of it is how it stands. */
const ELSE =
  /\b(?:cara\w*|car|syarat\w*|persyaratan|kalau|kalo|klo|kl|seandainya|berapa|brp|biaya\w*|harga\w*|daftar\w*|mendaftar|alamat\w*|bikin|buat|membuat|ngurus|urus|mengurus|boleh|bisa\w*|siapa|kemana|ke mana|mulai|sejak|ada lagi|buka|tutup|jadwal\w*)\b/i;

/** @param text the whole message */
export function asksAfterIt(text: string): boolean {
  return HOW.test(text) && !ELSE.test(text) && wordsIn(text).length <= MOST_WORDS;
}
