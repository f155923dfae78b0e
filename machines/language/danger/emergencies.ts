import { oncePer } from '../../base/once-per.ts';
import { BEATS } from '../base/beats.ts';
import { type Read, roomy } from '../base/reading.ts';
import { ADVANCES } from './advances.ts';
import { wishesDeath } from './despair.ts';
import { isFoundInfant, isStuckBirth } from './newborn.ts';
import { literalDanger } from './no-danger.ts';
import { areCaught, tellsOfBody, tellsOfCollapse } from './victims.ts';

/**
 * Danger to life that needs help now. A word of danger counts in its clause only: not where the clause speaks of the
 * past ("minggu lalu"), of what may happen ("rawan kecelakaan") or of what is planned against it ("mobil pemadam").
 */

const ACUTE =
  /\b(kebakaran|terbakar|kebakar|api (besar|membesar|berkobar)|tenggelam|hanyut|tertimbun|ketimbun|tertimpa|ketimpa|terjebak|kejebak|terkurung|kekurung|kejepit|terjepit|tertindih|ketindih|terperangkap|pingsan|(orang|anak|ibu|bapak|warga|istri|suami|korban|nenek|kakek|tetangga) (\S+ )?sekarat|kritis|tidak sadar|pendarahan|perdarahan|kejang|(mau|hendak|akan|sedang) (melahirkan|lahiran)|ketuban|tembak|ditembak|dibacok|bacok|ditikam|ditusuk|ditodong|nyekap|menyekap|diseret|parang|golok|celurit|clurit|senjata|ngamuk|mengamuk|rampok|dirampok|perampokan|dibegal|pembegalan|begal|bunuh|dibunuh|bunuh diri|gantung diri|disekap|disandera|diculik|penculikan|keracunan|gas bocor|meledak|ledakan|banjir bandang|kesetrum|tersetrum|nyetrum|menyetrum|tersengat listrik|kecelakaan|tabrakan|tertabrak|ketabrak|ditabrak|digigit ular|diterkam|dimangsa|dicakar|diseruduk|diinjak gajah|dikeroyok|tercebur|gawat|nyawa|serangan jantung|setinggi (dada|leher|pinggang|lutut|atap|perut)|naik ke atap|jatuh ke (jurang|sungai|sumur)|masuk jurang)\b/;
const WITH_VICTIMS =
  /\b(banjir|longsor|tanah longsor|gempa|rumah roboh|jembatan putus|angin)\b.*\b(sepinggang|sedada|seleher|selutut|masuk rumah|ke dalam rumah|naik terus|makin tinggi|evakuasi|korban|belum ketemu|hilang|tertimbun|menimbun|nimbun|menimpa|nimpa|terjebak|kejebak|terbawa|kebawa|hanyut|luka|terluka)\b/;
const BURIED =
  /\b(menimbun|nimbun|timbun|menimpa|nimpa|timpa)\b (\S+ )?(rumah|orang|warga|mobil|anak|motor)/;
/** Goes on from day to day, so that "sering" and "tiap malam" do not make it harmless. */
const VIOLENCE =
  /\b(di ?pukul(i|in|kan)?|memukuli|mukulin|(me)?mukul (saya|aku|istri|ibu|mama|anak)|dianiaya|di ?hajar|di ?siksa|diancam bunuh|mau dibunuh|disekap|diperkosa|dibacok)\b/;

/** A child that is abused: a person looks at it at once, also where it goes on for long. */
const CHILD =
  'anak|anaknya|putri|putra|siswi|siswa|murid|santri|santriwati|adik|keponakan|ponakan|cucu|bocah|balita|bayi';
const ABUSED = `di ?(?:raba|remas|grepe|gerayangi|perkosa|cabuli?|setubuhi?|gauli|lecehkan|pukuli?|hajar|siksa|aniaya|bakar|sekap)(?:i|kan)?|dilecehkan|pelecehan|pencabulan|cabul|pemerkosaan|perkosaan|hamili|dihamili|di ?(?:sentuh|pegang)\\S* (?:\\S+ )?(?:guru|ustad|ustadz|paman|tetangga|ayah|pelatih|tukang|oknum)(?:nya)?|(?:memukul|mukul|menampar|nampar|menendang|nendang|menyiksa|nyiksa|menganiaya|menghajar|mencabuli|nyabuli|memperkosa|melecehkan)(?:i|in)?|${ADVANCES}`;
const CHILD_ABUSED = new RegExp(
  `\\b(?:${CHILD})\\b.{0,60}\\b(?:${ABUSED})\\b|\\b(?:${ABUSED})\\b.{0,60}\\b(?:${CHILD})\\b`,
);
/** Programmes against it are no report of it. */
const ABOUT_ABUSE =
  /\b(sosialisasi|penyuluhan|pencegahan|seminar|lomba|hari anak|cegah|mencegah|bahaya)\b/;

const PAST =
  /\b(kemarin|(minggu|bulan|tahun|hari|malam) (lalu|kemarin|yang lalu)|yang lalu|(tahun|waktu|pas) (19|20)\d\d|dulu|mbiyen|riyin|baheto|dahulu|pernah|semalam|tadi malam|waktu itu|sudah padam|bekas|pasca|korban|setelah|sejak|sehabis|habis|akibat|terakhir|zaman|masa)\b/;
/** Words for what may happen or happens again and again, and for what is meant against it. */
const NOT_NOW =
  /\b(takut|takutnya|khawatir|kuatir|rawan|was was|sering|seringnya|kadang|suka|bisa|bisa2|biar|supaya|agar|jangan sampai|jangan tunggu|kalau|jika|bila|apabila|sebelum|cegah|mencegah|potensi|berpotensi|hampir|nyaris|banyak|tiap|setiap|selalu|antisipasi|pelatihan|latihan|dilatih|diajari|diajarin|belajar|kursus|penyuluhan|penyuluh|hoax|hoaks|usul|saran|simulasi|sosialisasi|mobil|pos|alat|unit|instalasi|bahaya|membahayakan|angka|risiko|resiko|jaminan|asuransi|santunan|tunggu|menunggu|nunggu|harus|andai|seandainya|untung (?:belum|tidak)|dijual|ancaman|jalur|titik|daerah|(minggu|bulan|tahun) depan)\b/;
const REPEATED = /\b(sering|tiap|setiap|selalu|suka|kadang|banyak|hampir|bisa)\b/g;
const NOW =
  /\b(sekarang|saat ini|detik ini|barusan|baru saja|baru aja|sedang|masih|tolong cepat|cepat tolong|tolong segera)\b/;
/** What has lasted until now began before. */
const UNTIL_NOW = /\b(?:sampai|hingga) (?:sekarang|saat ini|hari ini)\b/g;
/** Accidents that are counted are history: "sebulan ini sudah 3 kali kecelakaan". */
const ACCIDENT = /^(kecelakaan|tabrakan|tertabrak|ketabrak|ditabrak)$/;
const COUNTED =
  /\b(\d+|dua|tiga|empat|lima|beberapa|berapa|berkali|berulang|puluhan) (kali|korban|orang|kecelakaan|kejadian)\b|\b\d+x\b|\b(bulan|minggu|tahun) (ini|terakhir)\b|\b(dalam )?se(bulan|minggu|tahun)\b/;
/** People go over it every day although it may give way under them. */
const BROKEN_BRIDGE =
  /\b(jembatan|titian)\b.{0,60}\b(putus|patah|roboh|ambrol|ambruk|lapuk|bolong|miring|goyang|jebol|hanyut|keropos)/;
/** It is merely called broken, and is no end of a broken road: badly, or people cross it all the same. */
const CALLED_BROKEN =
  /(?<!\b(?:sampai|hingga|dari|dekat|di|ke|arah|menuju|depan|samping|sebelum|setelah|sesudah|antara) )\b(jembatan|titian)\b.{0,40}\brusak\b( (parah|berat|total)\b|.{0,60}\b(tetap|masih|terpaksa|nekat|bertaruh|taruhan|bahaya|berbahaya)\b)/;
const CROSSED =
  /\b(anak|anak anak|siswa|murid|pelajar|sekolah)\b.{0,40}\b(lewat|nyebrang|menyebrang|menyeberang|nyeberang|melintas|melintasi|melewati|lintasi|jatuh)\b|\b(lewat|nyebrang|menyeberang|melintas|melewati)\b.{0,30}\b(anak|siswa|murid|pelajar)\b/;
/** People under or inside of what came down. */
const INSIDE =
  /\b(ada|masih ada) (\S+ )?(orang|korban|warga|anak|penghuni|orangnya)(nya)? (\S+ )?(di ?dalam|di ?bawah|terjebak|kejebak)\b/;
/** Somebody does it to himself. */
const DIES = /\b(bunuh diri|gantung diri)\b/;
/** What lies under the earth, too, is no fire engine. */
const UNDER_IT = /\bmobil\b(.{0,20}\b(?:tertimbun|ketimbun)\b)/g;
/** A threat of the writer's own. */
const THREAT =
  /\b(saya|aku|kami|kita|gua|gue|warga|massa|rakyat)\b (\S+ ){0,3}(bakar|bacok|bunuh|habisi|bom|hancurkan|serang|tembak|tusuk|ratakan|penggal|parang)(i|in)? (\S+ ){0,2}(kantor|bupati|camat|peratin|pejabat|kepala|kadis|dinas|pegawai|petugas|kalian|kamu|lu|dia|mereka|orang|rumahnya|mobilnya|kades|lurah|pos|balai|pemda|pu|gedung)\b/;
/** The same the other way round: "kantor itu kami bakar". */
const THREATENED =
  /\b(kantor|bupati|camat|peratin|pejabat|kadis|dinas|balai|gedung|pemda|rumahnya|mobilnya|kades|lurah)(?:nya)?\b (\S+ ){0,3}(akan |bakal |mau )?(saya|aku|kami|kita|massa|warga) (bakar|bacok|bunuh|habisi|bom|hancurkan|serang|tembak|tusuk|ratakan|penggal)(i|in)?\b/;
/** Whose home or family is known to the writer. */
const MENACE =
  /\bawas (kamu|kau|lu|kalian)\b.{0,40}\b(rumah|keluarga|anak) ?(mu|kamu|lu|kalian)\b|\b(rumah|keluarga|anak) ?(mu|kamu|lu|kalian)\b.{0,20}\b(saya|aku|kami) (tahu|bakar|datangi)\b/;
/** Somebody is missing; not his papers, money or goods. */
const MISSING =
  /\b(anak|orang|ibu|bapak|nenek|kakek|adik|suami|istri|warga|pendaki|pemancing)\b (?:(?!data|nama|bantuan|hak|uang|motor|hp|dompet|kartu|ktp|ijazah|hewan|sapi|kambing)\S+ ){0,3}(hilang|tersesat) (di (hutan|gunung|sungai|danau|laut|kebun|bukit|pasar)|sejak|sudah|dari (pagi|kemarin|semalam|tadi|jam|subuh|siang|sore|malam)|belum (ketemu|ditemukan|pulang))\b/;
const NO_PERSON =
  /\b(data|nama|bantuan|kartu|akta|berkas|sinyal|motor|mobil|sepeda|sapi|kambing|kerbau|hp|uang|dompet)\b.{0,30}\bhilang\b/;
/** Beasts among people. */
const BEAST =
  /\b(gajah|harimau|macan|beruang|buaya)\b.{0,30}\b(masuk|turun|ngamuk|mengamuk|menyerang|nyerang|mengejar|ngejar|berkeliaran|terkam|menerkam|nerkam)\b.{0,30}\b(kampung|pekon|desa|permukiman|pemukiman|perkampungan|rumah|sekolah|warga|orang)\b/;
/** Whose bite kills weeks later: mad, or it has bitten somebody. */
const MAD =
  /\b(anjing|anjingnya|asu|kucing|monyet|kera|beruk)\b (\S+ ){0,3}(gila|rabies|kena rabies|terinfeksi|ngamuk|mengamuk|ngejar|mengejar|nyerang|menyerang)\b/;
const BITTEN =
  /\b(anjing|anjingnya|asu|kucing|monyet|kera|beruk)\b.{0,30}\b(gigit|menggigit|ngigit|nggigit|gigitin|nyakar|nyokot)\b.{0,30}\b(orang|anak|anaknya|warga|saya|kami|bocah|ibu|bapak|adik|istri|siswa|murid|tetangga)\b|\b(digigit|kegigit|tergigit|gigitan|dicokot) (?:\S+ ){0,2}(anjing|asu|kucing|monyet|kera|beruk)\b/;
/** What is done against it, asked or wished for. */
const AGAINST_MAD =
  /\b(vaksin\w*|jadwal|sosialisasi|penyuluhan|eliminasi|suntik|bebas rabies|cegah|mencegah|bahaya rabies)\b/;
/** Such beasts that are about, or have just bitten. */
const isMadBeast = (full: string): boolean =>
  (MAD.test(full) || (BITTEN.test(full) && literalDanger(full).trim() !== '')) &&
  !/\bapa(?:kah)? (?:perlu|harus|boleh|bisa)\b/.test(full) &&
  !AGAINST_MAD.test(full) &&
  (NOW.test(full) || !(PAST.test(full) || NOT_NOW.test(full)));

/** Whether a beast may have brought rabies among people: whoever heals is needed, and whoever sees to beasts. */
export const hasMadBeast = ({ full }: Pick<Read, 'full'>): boolean => isMadBeast(full);

/** Whether it has bitten somebody. */
export const hasBitten = ({ full }: Pick<Read, 'full'>): boolean =>
  BITTEN.test(full) ||
  (isMadBeast(full) && /\b(gigit|menggigit|digigit|kegigit|tergigit|korban)\b/.test(full));

/** Water that is about to break through. */
const BREAKING =
  /\b(bendungan|tanggul|waduk|embung)\b.{0,30}\b(mau|hampir|akan|mulai|nyaris) (jebol|roboh|ambrol|ambruk|meluap)\b/;
const RISING = /\bair (sudah |terus |makin |mulai )*(naik|meluap|tinggi|besar)\b/;
const DENIED = /\b(tidak|bukan|tanpa)( ada)?( yang)? $/;
/** "korban" in these is somebody hurt now, not somebody who is owed a benefit. */
const HURT = /\bkorban\b.{0,30}\b(luka|parah|tergeletak|belum ketemu|berdarah|tolong|jiwa)\b/;

function isNow(told: string): boolean {
  const clause = literalDanger(told);
  const violent = VIOLENCE.test(clause);
  const danger =
    ACUTE.exec(clause) ?? WITH_VICTIMS.exec(clause) ?? BURIED.exec(clause) ?? BEAST.exec(clause);
  if (!violent && danger === null && !tellsOfCollapse(clause)) return false;
  const about = violent ? clause.replace(REPEATED, '') : clause.replace(UNDER_IT, '$1');
  if (danger !== null && DENIED.test(clause.slice(0, danger.index))) return false;
  if (danger !== null && ACCIDENT.test(danger[0]) && COUNTED.test(clause)) return false;
  if (NOW.test(clause.replace(UNTIL_NOW, ' '))) return true;
  const past = PAST.test(HURT.test(about) ? about.replace(/\bkorban\b/g, '') : about);
  return !past && !NOT_NOW.test(about);
}

/** Whether the writer announces violence: a person looks at it at once. */
export function threatens({ full }: Pick<Read, 'full'>): boolean {
  return [THREAT, THREATENED, MENACE].some((threat) => threat.test(full));
}

/** Whether a thing or a beast is missing rather than a person. */
export const missesThings = ({ full }: Pick<Read, 'full'>): boolean => NO_PERSON.test(full);

function isMissing(full: string): boolean {
  return MISSING.test(full) && !missesThings({ full });
}

const BEATEN = new RegExp(`\\b(?:${BEATS.join('|')})\\b`);

/** Whether somebody does it to somebody. */
export const tellsOfViolence = ({ full }: Pick<Read, 'full'>): boolean =>
  VIOLENCE.test(full) || BEATEN.test(full) || ARMED.test(full);

const UNDER =
  /\b(tertimbun|ketimbun|menimbun|nimbun|terjebak|kejebak|tenggelam|hanyut|terseret|banjir bandang|tercebur|(jatuh|masuk|kecemplung) (ke )?(sungai|sumur))\b/;

/** Whether people have to be got out: whoever else has the matter, rescuers are needed. */
export function needsRescue({ full }: Pick<Read, 'full'>): boolean {
  return (
    [UNDER, INSIDE, BREAKING].some((one) => one.test(full)) ||
    areCaught({ full }) ||
    isMissing(full)
  );
}

const POISONED = /\b(keracunan|minum racun|overdosis)\b/;
const POISON =
  '(?:racun|pestisida|obat (?:hama|rumput|nyamuk|serangga|tikus)|potas|karbol|cairan pembersih)';
const FALLS_ILL =
  /\b((mau|hendak|akan|sedang) (melahirkan|lahiran)|ketuban|pendarahan|perdarahan|kejang|sesak napas|tidak sadar|serangan jantung|digigit ular)\b/;
/** Somebody drank what is no drink. */
const SWALLOWED = new RegExp(
  `\\b(?<!air )(?:minum|meminum|menenggak|nenggak|meneguk|ketelan|menelan)\\b.{0,30}\\b${POISON}\\b|\\b${POISON}\\b.{0,40}\\b(?<!air )(?:minum|meminum|menenggak|nenggak|meneguk|menelan)\\b`,
);

/** Whether whoever is in danger needs those who heal: he wants to die, is poisoned, or is just born. */
export function needsDoctor({ full }: Pick<Read, 'full'>): boolean {
  const is = [DIES, POISONED, SWALLOWED, FALLS_ILL].some((one) => one.test(full));
  return is || wishesDeath({ full }) || isFoundInfant({ full }) || isStuckBirth({ full });
}

/** What befell whom is told over several clauses. */
const isTogether = (full: string) => WITH_VICTIMS.test(full) || tellsOfCollapse(full);

const ARMED =
  /\b(parang|golok|celurit|clurit|senjata|pistol|tembak|ditembak|dibacok|bacok|ditikam|ditusuk|ditodong|rampok|dirampok|perampokan|begal|dibegal|pembegalan|dikeroyok|disandera|diculik|penculikan)\b/;
const BURNS =
  /\b(kebakaran|terbakar|kebakar|api (besar|membesar|berkobar)|gas bocor|bocor gas|meledak|ledakan|(mau|akan|hendak|bakal|ancam|mengancam|ngancam) (\S+ )?(mem)?bakar (rumah|kios|warung|toko|kebun|gudang|motor|mobil)(nya)?)\b/;

/** Whether somebody is armed, robs, or is set upon. */
export const needsPolice = ({ full }: Pick<Read, 'full'>): boolean => ARMED.test(full);

/** Whoever has the power lines switches them off. */
const OF_POWER = /\b(trafo|gardu|tiang listrik|meteran|kwh|kabel listrik)\b/;

/** Whether it burns, or is about to. */
export const needsFire = ({ full }: Pick<Read, 'full'>): boolean =>
  BURNS.test(full) && !OF_POWER.test(full);

/** Whether a text reports danger to life that goes on as it is written. */
export const reportsEmergency = oncePer(({ clauses, full }: Pick<Read, 'clauses' | 'full'>) => {
  if (clauses.some(isNow)) return true;
  if (wishesDeath({ full }) || threatens({ full }) || isMissing(full)) return true;
  if (isFoundInfant({ full }) || isStuckBirth({ full })) return true;
  if ((tellsOfBody({ full }) || SWALLOWED.test(full)) && !PAST.test(full)) return true;
  if (isMadBeast(full)) return true;
  if (BREAKING.test(full) && (RISING.test(full) || NOW.test(full))) return true;
  if (CHILD_ABUSED.test(full) && !ABOUT_ABUSE.test(full)) return true;
  const broken = BROKEN_BRIDGE.test(full) || CALLED_BROKEN.test(full);
  if (broken && CROSSED.test(full)) return true;
  if (INSIDE.test(full) && (ACUTE.test(full) || BURIED.test(full))) return true;
  // two clauses may belong together: "banjir di …, air sudah masuk rumah"
  return clauses.length > 1 && isTogether(full) && isNow(roomy(full));
});
