import { oncePer } from '../../base/once-per.ts';
import type { Flag } from '../../text/understanding.ts';
import type { Read } from '../base/reading.ts';
import type { Parts } from '../matter/parts.ts';
import { isOversight } from '../secrecy/accusations.ts';
import { asksForSecrecy } from '../secrecy/secrecy.ts';
import { mayBeSecret } from '../secrecy/secrecy-doubt.ts';
import { despairs, isAlarm } from './alarm.ts';
import { threatens } from './emergencies.ts';

/** Words that tell how a message is to be handled besides its category: danger, secrecy, abuse, small talk. */

const ABUSE =
  /(?<![\p{L}*])(anj\*+[\p{L}*]*|anjg|anjrit|anjir|ajg|bangsat|bangs\*[\p{L}*]*|bngst|bgst|b\*bi|tolol|goblo[gk]|gblk|bego|maling semua|semua maling|para maling|kontol|kntl|memek|ngent[\p{L}*]*|janc[ou]k|jancok|jancuk|keparat|bajing[\p{L}*]*|kampret|monyet (lu|kau|kalian)|dasar monyet|pejabat maling|bupati maling|dasar setan|iblis|biadab|laknat|bacot|bedebah|sialan|dungu|idiot|otak udang)(?![\p{L}])/iu;
/** The dog that is meant for somebody: at the end of a clause, or beside whom it is meant for. */
const DOG =
  /\b(dasar|pejabat|bupati|pemerintah|dinas|kalian|lu|kayak|emang|memang|tolol|goblok|bangsat|babi|kaya) (anjing|babi|asu)\b|\b(anjing|babi|asu) (lu|loe|kalian|semua|emang|memang|pemerintah|pejabat|tolol|goblok)\b|^\W*(anjing|babi|asu)\W|\b(anjing|asu)\s*([.,!?]|$)/iu;
/** A dog that bites is no insult: these count only without the animal's own company. */
const ANIMAL =
  /\b(anjing|asu|babi)\b.{0,25}\b(hutan|ternak|liar|gila|gigit|menggigit|digigit|berkeliaran|rabies|galak|tetangga|vaksin|peliharaan|lepas|gonggong|hilang|mati)\b|\b(digigit|gigitan|vaksin|kotoran|bangkai|gonggongan|seekor|kandang|daging|ternak|peternak|limbah|hama) (anjing|babi)\b/i;
const OFFICER_WORDS =
  /^\s*(siap|sip|monitor|dimonitor|mntr|86|laksanakan|ok|oke|baik|ijin|izin|sudah|sdh|sedang|sdg|kami|akan|segera|besok|bsk|nanti|masih|blm|belum|mohon waktu|tim|petugas|sdng)\b/i;

export function readsAsOfficer(raw: string): boolean {
  return OFFICER_WORDS.test(raw);
}

function isAbusive(raw: string): boolean {
  const text = raw.slice(0, 2000);
  const people = text.replace(ANIMAL, ' ');
  return ABUSE.test(people) || DOG.test(people);
}

export const flagsOf = oncePer((read: Parts): readonly Flag[] => {
  const flags: Flag[] = [];
  if (isAlarm(read)) flags.push('emergency');
  if (despairs(read)) flags.push('despair');
  if (asksForSecrecy(read) || isOversight(read)) flags.push('secret');
  // a threat is looked at by a person, never passed on as if it were a complaint
  if (isAbusive(read.raw) || threatens(read)) flags.push('abusive');
  return flags;
});

/** The flags, with the doubt whether it is to be secret: not where that is plain, and never where there is danger. */
export function withDoubt(flags: readonly Flag[], read: Read): Flag[] {
  const isPlain = flags.includes('secret') || flags.includes('emergency');
  return isPlain || !mayBeSecret(read) ? [...flags] : [...flags, 'maybeSecret'];
}

const PRIVATE =
  /\b(jodoh|((di)?(cari|carikan|cariin|nyari|mencari)|butuh) (istri|suami|pacar|janda|duda|jodoh)|kenalan|pinjam (uang|duit)|pinjamin|curhat cinta|lagi apa|kangen|sayangku|cintaku)\b/;

/** Matters of the heart and the like, which people send to any number. */
export function isPrivate({ full }: Pick<Read, 'full'>): boolean {
  return PRIVATE.test(full);
}

const GREETING =
  '(cuma |cm |hanya |lagi )?(ngetes|ngetest|nyoba|coba coba|iseng)|tes+|test+|testing|tes sms|cek sms|coba|cobain|p+|hai|hay|halo|hallo|hello|hi|oi|woi|assalamualaikum|asalamualaikum|assalamu alaikum|ass|asww?|salam|permisi|punten|kulonuwun|ping|pagi|siang|sore|malam|selamat \\w+|met \\w+|tabik ?pun|misi';
const ASKS_WHO =
  '(ini )?(no|nomor|nomer|nmr|sms) (siapa|spa|sapa|apa|center|hotline|pemda|bupati|pengaduan)[\\s\\S]{0,25}|ini (siapa|dengan siapa|dgn siapa|sms apa|nomor apa|benar|bener|bnr|betul)[\\s\\S]{0,30}|(maaf )?(siapa|spa|sapa) (ini|nih|ya|anda|lu|kamu|sih)[\\s\\S]{0,15}|(dengan|dgn) (bapak |ibu |pak |bu )?siapa[\\s\\S]{0,15}|(apa )?(benar|bener|betul|bnr) ini[\\s\\S]{0,40}|(sms center|sms centre|hotline|call center)( \\w+){0,3} (ya|bukan|kah|betul)|hotline apa[\\s\\S]{0,20}|apa ini[\\s\\S]{0,10}|anda siapa[\\s\\S]{0,10}';
const SHORT_WORDS =
  'iya|ya|y|yes|ok|oke|okey|okay|sip|siap|tidak|gak|ga|bukan|oh|hm+|hehe+|wkwk+|haha+|lol';
const WRONG =
  '(maaf |sori |sorry )?(salah (sambung|kirim|nomor|no|ketik|pencet)|kepencet|salah)[\\s\\S]{0,15}';
/** Somebody asks leave to speak, and says no more. */
const ANNOUNCES =
  '((pak|bu|bapak|ibu|min|admin|kak|mas|mbak|bang|bupati|yth),? )*(saya |sy |kami |aku )?(warga \\w+ )?((mau|mo|ingin|pengen|hendak|mohon|minta|izin|ijin|bisa|boleh|numpang|apa|apakah|tolong) )+(lapor|lapur|melapor|melaporkan|ngelapor|laporan|mengadu|ngadu|curhat|tanya|nanya|bertanya|menyampaikan( (aduan|laporan|keluhan|sesuatu))?)( (sesuatu|aduan|keluhan|nih|ini|ya|dong|boleh|bisa|gak|ga|tidak|di ?sini|ke ?sini|lewat sini|lewat sms))*';
const TITLE = '( (pak|bu|min|bapak|ibu|kak|mas|mbak|bupati|semua|all|bang|om|admin|hotline))*';
const SMALL_TALK = new RegExp(
  `^\\W*((${GREETING})([\\s,.!]+(${GREETING}|\\d+))*|((${GREETING})${TITLE}[\\s,.!]*)*${ANNOUNCES}|${ASKS_WHO}|${SHORT_WORDS}|${WRONG})${TITLE}[\\W\\d]*$`,
  'iu',
);
const LONGEST_TALK = 80;

/** Greetings, tests, "who is this": nothing to be handled. */
export function isSmallTalk(raw: string): boolean {
  return raw.length <= LONGEST_TALK && SMALL_TALK.test(raw);
}
