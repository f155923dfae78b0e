/** Messages that no citizen wrote to the hotline: of the network, of advertisers, of swindlers. */

/** Such messages show themselves at once; looking on costs time only. */
const LENGTH = 1000;

const OPERATOR = [
  /\b(pulsa|kuota|saldo|paket)\b[\s\S]{0,60}\b(rp\.?\s?[\d.]+|berlaku|s\.?d\.?|aktif|masa|sisa|habis|hampir|tinggal|berakhir|berhasil)\b[\s\S]*?(\*\d+(\*\d+)*#|\d{1,2}[/-]\d{1,2}|\d\s?[gm]b|s\.?d\.?|masa|mytelkomsel|myxl|myim3|bima\+)/i,
  /\b(pelanggan (yth|telkomsel|xl|im3|tri|indosat|axis|smartfren)|masa tenggang)\b|\*\d{2,3}(\*\d+)*#/i,
  /\b(masa aktif|kartu anda|nomor anda)\b[\s\S]{0,40}\b(berakhir|habis|diblokir|hangus)\b/i,
  /\b(pulsa( utama)?|kuota( utama)?) anda\b|\bbalas ya\b[\s\S]*\bcs\b/i,
  /\b(kode otp|otp anda|kode verifikasi|rahasiakan kode)\b/i,
  /\bketik\b[\s\S]{0,40}\b(kirim|sms) (ke )?\d{4,5}\b/i,
  // 0809 is the prefix of numbers at a premium rate
  /\b0809[\s-]?\d/,
  /\b(isi ulang|pengisian) (pulsa )?(rp\.?\s?)?[\d.]+[\s\S]{0,30}\b(berhasil|sukses)\b/i,
];
/** Nobody at an operator speaks like this. */
const PERSONAL = /\b(saya|sy|kami|kmi|tolong|tlg|mohon|mhn|pak|bpk|bu|lapor)\b/i;

/** The ways swindlers word it, whatever else stands in the text. */
const FRAUD = [
  /\b(anda|no anda|nomor anda)\b[\s\S]{0,60}\d+\s?(jt|juta|rb|ribu)\b[\s\S]*\b(hub|hubungi|wa|klik|cek)\b/i,
  /\b(undian|hadiah|jackpot|gratis pulsa|kuis berhadiah|terpilih|memenangkan|menang)\b[\s\S]*(\brp\.?\s?\d|\b(juta|jt|hub|klik|www|http\S*|mobil|motor|unit|poin|pin|avanza|cek tunai)\b)/i,
  /\b(selamat|slmt|congrat\S*)\b[\s\S]{0,60}\banda\b[\s\S]{0,60}\b(hadiah|menang|pemenang|terpilih)\b/i,
  /(?<!\b(?:petugas|pegawai|oknum|admin|operator|staf|pengelola|orang|guru|dokter|bidan|kepala|camat|lurah|peratin|kominfo|hotline|center|sms|dia|mereka|yang jaga|yg jaga)(?:nya)?\b.{0,40})\b(isiin|isikan|isi|kirim|kirimin|transfer|beliin|belikan|minta)\s+(saya\s+|sy\s+|dulu\s+|mama\s+|ibu\s+)*pulsa\b/i,
  /\b(mama|mamah|mamak|papa|bapak|ibu|ayah|bunda)\b[\s\S]{0,40}\b(kantor polisi|rumah sakit|rs|hp rusak|nomor baru|no baru)\b[\s\S]{0,60}\b(pulsa|transfer|uang)\b/i,
  /\b(transfer|ditransfer|tf|kirim|uangnya|dananya)\b[\s\S]{0,40}\bke\b[\s\S]{0,12}\b(rek|rekening|bri|bca|bni|mandiri|dana|ovo)\b[\s\S]{0,20}\d[\dx-]{3,}/i,
  /\b(cocok|setuju|jadi (beli|ambil)|berminat)\b[\s\S]{0,40}\b(rumah|tanah|mobil|ruko|kebun)\b[\s\S]*\b(hrg|harga|nego\S*)\b[\s\S]*\d[\d-]{7}/i,
  /\b(koin|diamond|chip|voucher) (game\S*|domino|ff|ml)\b|\b(game\S*|apps?)\b[\s\S]{0,40}\b(play store|pakai pulsa\S*|top ?up|download)\b/i,
];
/** Advertising; a citizen who writes of such things complains of them. */
const ADVERTISING = [
  /\b(pinjaman|pinjam uang|dana tunai|dana cepat|butuh dana|kredit cepat|bunga rendah|tanpa jaminan|tanpa agunan|agunan|kta|gadai|pinjol|dana hibah|hibah|yayasan|pencairan)\b[\s\S]*(\b(hub|hubungi|wa|cair|telp|call|whatsapp|info)\b|\b08\d)/i,
  /\b(slot|togel|gacor|maxwin|poker|casino|judi online|rtp)\b[\s\S]*\b(bonus|depo|deposit|daftar|link|www|http\S*|gacor|maxwin|member|wd|menang)\b/i,
  /\b(promo|diskon|obral|jual|dijual|termurah)\b[\s\S]*(\b(hub|hubungi|wa|order|minat|www|http\S*|cod)\b|\b08\d)/i,
  /\b(investasi|penghasilan|income|kerja online|like video)\b[\s\S]*\b(juta|jt|perhari|per hari|profit|wa|hub|join|gabung|klik)\b/i,
];
/** Numbers to bet on; a citizen who writes of gambling complains of it. */
const BETTING =
  /\b(togel|shio|angka (jitu|main|keluar|tembus)|prediksi|bbfs|sgp|\d ?d)\b[\s\S]*(\d{2}|\bhub)/i;
const COMPLAINING =
  /\b(lapor|melaporkan|warga|resah|meresahkan|tolong|tlg|mohon|mhn|polisi|razia|bandar|tangkap|ditangkap|marak|bebas|tutup mata)\b/i;
/** What only somebody who sells writes: a price, a number to call, a link, an order. */
const SELLING =
  /(\b0?8\d{2}[\s-]?\d{3,}|\+62|\brp\.?\s?\d|\d\s?(rb|ribu|jt|jta|juta|%|gb)\b|www\.|https?:|\.(com|net|id)\b|\*\d+#|\b(hub|hubungi|order|pesan|promo|diskon|disc|bonus|gratis|klik|ketik|daftar|beli|jual|dijual|minat|wa|s\.?d|berlaku|pulsa|rekening|transfer|hadiah|pemenang|undian|poin)\b)/i;
const LINK = /(https?:|www\.|bit\.ly|t\.me\/|wa\.me\/|\b[a-z0-9-]+\.(com|net|xyz|id\/|info)\b)/i;

/** Names and short codes instead of a phone number. */
export function isOperatorSender(address: string | undefined): boolean {
  return address !== undefined && (/[A-Za-z*#]/.test(address) || /^\+?\d{2,6}$/.test(address));
}

export function operatorText(raw: string): boolean {
  const text = raw.slice(0, LENGTH);
  return OPERATOR.some((pattern) => pattern.test(text)) && !PERSONAL.test(text);
}

/** Advertising and fraud: the way it is worded. */
export function spamText(raw: string): boolean {
  const text = raw.slice(0, LENGTH);
  if (FRAUD.some((pattern) => pattern.test(text))) return true;
  if (BETTING.test(text) && !COMPLAINING.test(text)) return true;
  return ADVERTISING.some((pattern) => pattern.test(text)) && !PERSONAL.test(text);
}

/** Whether something in the text is what sellers and swindlers write; citizens write it too. */
export function sellsSomething(raw: string): boolean {
  return SELLING.test(raw.slice(0, LENGTH));
}

/** A link: nothing wrong beside words about a matter, suspicious alone. */
export function hasLink(raw: string): boolean {
  return LINK.test(raw.slice(0, LENGTH));
}
