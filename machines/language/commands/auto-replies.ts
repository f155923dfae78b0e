/**
 * SMS that a phone sends by itself, or that a person sends to whoever writes: on the road, at a meeting, on leave.
 * They are nobody's complaint and nobody's answer. Pure; reads the text as it came.
 */

/** Longer texts tell of something. */
const LONGEST = 220;
/** A phone or a mail program says so itself. */
const SAYS_SO =
  /\b(?:auto(?:matic|matis)?[\s-]?(?:reply|replay|balas|respon\w*)|(?:balasan|pesan|jawaban|sms|respon|dijawab|dibalas|dikirim)(?: ini)?(?: (?:adalah|di ?kirim|terkirim|dibuat))?(?: (?:secara|scr))? ?(?:pesan |balasan )?otomatis|otomatis (?:dari|oleh) (?:hp|sistem|ponsel)|out of (?:the )?office|automated (?:message|response|reply)|do not reply|jangan (?:di)?balas (?:pesan|sms) ini|mode (?:mengemudi|berkendara|pesawat|sibuk|senyap|hening|diam|rapat|jangan ganggu|drive|driving|silent)|nomor (?:yang|yg) (?:anda|sedang|bapak|ibu)?\s?(?:hubungi|tuju|panggil)|pesan suara (?:baru|masuk)|\d+ pesan suara|miss(?:ed)?[\s-]?call(?:ed)?\s(?:info|alert|notif\w*)|telah menghubungi (?:anda|kami)|pesan (?:anda|bpk\/ibu|bapak\/ibu) (?:sangat )?penting|(?:di)?(?:balas|respon|layani) (?:pada|di|dalam) jam (?:kerja|operasional|layanan)|driving mode|dnd|i(?:'?ll| will) (?:call|text|get back)\b.{0,20}\b(?:later|soon|back))\b/i;
/** What keeps somebody from answering, said of himself. */
const AWAY =
  /\b(?:(?:hari ini|hr ini|besok|bsk|minggu ini|mgg ini|pagi ini|sore ini|siang ini|sekarang|bulan ini|mulai (?:hari ini|besok|tgl|tanggal|\d)\S*|dari (?:hari ini|besok|tgl|tanggal|\d)\S*) (?:(?:saya|sy|kami|aku) (?:(?:ada|sedang|sdg|lagi|lg|masih|izin|ijin|ikut|ambil|dalam|posisi) ){0,2}|(?:ada|sedang|sdg|lagi|lg|ikut|ambil|posisi) )?(?:dinas luar|dl|tugas luar|perjalanan dinas|cuti|rapat|rakor|meeting|diklat|bimtek|pelatihan|di luar (?:kota|kantor|daerah))|(?:sedang|sdg|sdng|lagi|lg|masih|msh|saat ini|saat sedang|baru|tengah|ini) (?:\w+ ){0,2}?(?:mengemudi|nyetir|menyetir|mengendarai|berkendara|mengendara|bawa (?:mobil|motor|kendaraan)|di ?(?:jalan|perjalanan|motor|mobil|pesawat)|dlm perjalanan|dalam perjalanan|perjalanan dinas|rapat|rpt|meeting|mtg|rakor|acara|zoom|diklat|bimtek|pelatihan|dinas luar|dl|tugas luar|di ?luar (?:kota|kantor|daerah|jangkauan|negeri)|cuti|sakit|libur|sibuk|shol?at|solat|salat|jumatan|ibadah|misa|umr[oa]h|haji|ngajar|mengajar|(?:tidak|tdk|gak|ga|gk|blm|belum|kurang) (?:bisa|dapat|dpt|sempat|memungkinkan) (?:\w+ ){0,2}?(?:menerima|terima|menjawab|jawab|membalas|balas|angkat|mengangkat|diganggu|membuka|buka|memegang|pegang)|tidak ditempat|tidak di ?tempat|tdk di ?tempat|off|istirahat)|(?:sedang|sdg|lagi|lg) (?:cuti|sakit|libur|rapat|meeting|nyetir)|(?:saya|sy|aku|kami)? ?cuti (?:s\/d|s\.?d\.?|sampai|smp|hingga|sd|dari|mulai|tahunan|melahirkan|besar|bersama|tgl|tanggal|\d)|(?:i'?m|i am|im) (?:\w+ )?(?:driving|busy|in a meeting|on leave|away|at work|out|sleeping)|can'?t (?:talk|answer|take|reply|pick)|cannot (?:talk|answer|take|reply)|on (?:annual |sick )?leave|(?:in|at) a meeting|(?:tidak|tdk|gak|ga|gk|tak) (?:bisa|dapat|dpt) (?:\w+ ){0,2}?(?:menerima|terima|menjawab|jawab|membalas|balas|angkat|mengangkat|menghubungi|bicara|berbicara|ngobrol) (?:\w+ )?(?:telepon|telpon|telp|tlp|panggilan|sms|pesan|hp|sekarang|saat ini|dulu|karena|krn)|(?:saya|sy) (?:sdg |sedang |lagi )?(?:sibuk|rapat|meeting|nyetir|cuti|sakit))\b/i;
/** What comes of it. */
const LATER =
  /\b(?:(?:silakan|silahkan|slkn|mohon|mhn|bisa|harap|langsung|sementara|dapat|dpt|utk|untuk|urusan|keperluan)(?:[\s,]+\w+){0,4}[\s,]+(?:hub|hubungi|menghubungi|kontak|ke|kpd|kepada|lewat|melalui|diwakili|digantikan)(?:[\s,]+\w+)?[\s,]+(?:pak|bu|bpk|bapak|ibu|sdr|saudara|mas|mbak|kak|staf|rekan|teman|kasi|kabid|kasubag|sekretaris|sekdis|plh|plt|pengganti|nomor|no)\b|(?:balik|pulang|kembali|masuk|ngantor|aktif|ada|di kantor)[\s,]+(?:lagi[\s,]+)?(?:di kantor[\s,]+)?(?:hari[\s,]+)?(?:senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu|besok|bsk|lusa|tgl|tanggal|\d{1,2}\b|awal|akhir|setelah|habis)|(?:akan|nanti|ntar|nnt|segera|sgr|nti)? ?(?:sy|saya|kami|aku)? ?(?:(?:akan|segera|nanti|sgr) )?(?:d[ií]|me|ku|)(?:balas|bls|hubungi|hub|telp(?:on)?|telepon|tlp|kabari|kabarin|jawab|respon|call ?back|telfon|kontak)(?: (?:kembali|lagi|balik|nanti|kmbali|segera))|(?:nanti|ntar|nnt|segera|akan)(?: \w+){0,3} ?(?:di)?(?:balas|bls|hubungi|menghubungi|membalas|telp|telpon|telepon|menelepon|kabari|mengabari|jawab|menjawab|respon|merespon|cek|lihat|baca|buka|urus)|(?:kirim|tinggalkan|silakan|silahkan|mohon|hubungi|hub|sms|wa|chat)(?: \w+){0,2} (?:pesan|sms|wa|whatsapp|nomor|no|saja|via|ke|lewat)|(?:call|text|get back|reply|contact|ring)(?: \w+){0,3} (?:later|back|soon|when|asap|shortly)|later|(?:selama|u\/|utk|untuk|keperluan|urusan) (?:\w+ )?(?:mendesak|penting|darurat|dinas|urgent)|kembali (?:masuk|bekerja|kerja|ngantor|tgl|tanggal|\d)|masuk (?:kembali|lagi|kerja|tgl|senin|selasa|rabu|kamis|jumat)|mohon (?:maaf|tunggu)|harap (?:tunggu|maklum|sabar)|terima ?kasih|trims|mksh|thx|thanks)\b/i;
/** "nyetir, ntar tlp balik": a driver says no more. */
const BRIEFLY = /^\W*(?:nyetir|meeting|mtg)\b/i;
/** On leave until a day: the whole message. */
const ON_LEAVE =
  /^\W*(?:(?:maaf|mf|mhn maaf|mohon maaf|saya|sy|kami|pak|bu)[\s,]+)*(?:(?:sedang|sdg|lagi|lg|masih|izin|ijin)\s+)?(?:cuti|dinas luar|dl|libur|rapat|sakit|umroh|umrah|diklat|di luar kota)\b[^?]{0,50}$/i;
/** A matter, something that is broken, or somebody else's leave: no machine writes that. */
const TELLS =
  /\b(?:[A-HJ-NP-Z]{1,2}\d{3}|jalan (?!tol|pulang)\w*|jln|lampu|sampah|pdam|puskesmas|guru|bidan|dokter|perawat|pegawainya|petugasnya|camat(?:nya)?|peratin(?:nya)?|kades|lurah|kadis|gaji|tunjangan|hak|bersalin|warga|masyarakat|anak|kenapa|knp|mengapa|kok|terus|selalu|tiap|setiap|padahal|melapor|lapor|aduan|tolong (?!tinggalkan|kirim|hubungi|sms|telp)\w+|sudah (?:ada |kami |di)?\w*(?:perbaiki|kerjakan|timbun|angkut|tangani|cek|survei)\w*|\w*(?:roboh|ambruk|bocor|longsor|banjir|ambles|jebol|retak|berlubang|rusak|tumpuk|bakar|hanyut|tabrak|tenggelam|celaka\w*))\b/i;

/** A person talks like this, to somebody he knows. */
const SPOKEN = /\b(?:besok|bsk|ya|yah|pak|bu|min|insya ?allah)\b/i;

/** True for such a message. */
export function isAutoReply(raw: string): boolean {
  const text = raw.trim().replace(/[’`]/g, "'").replace(/\s+/g, ' ');
  if (text.length > LONGEST) return false;
  if (
    SAYS_SO.test(text.replace(/[[\]()*]/g, ' ').replace(/\s+/g, ' ')) &&
    !/\blampu\b.*\botomatis\b|\botomatis mati\b/i.test(text)
  )
    return true;
  if (TELLS.test(text)) return false;
  if (ON_LEAVE.test(text) && !SPOKEN.test(text)) return true;
  if (BRIEFLY.test(text) && LATER.test(text)) return true;
  if (!AWAY.test(text)) return false;
  return LATER.test(text) || (text.split(' ').length <= 8 && !SPOKEN.test(text));
}

/** Absence that lasts a day or longer. */
const FOR_DAYS =
  /\b(?:cuti|dinas luar|perjalanan dinas|dl|tugas luar|luar (?:kota|daerah|negeri)|sakit|libur|umr[ao]h|haji|diklat|bimtek|pelatihan|on (?:annual |sick )?leave|out of (?:the )?office)\b/i;

/** Of an automatic reply: who sent it is away for days, and deadlines are counted in days. */
export function isAwayForDays(raw: string): boolean {
  return FOR_DAYS.test(raw);
}

/** The number belongs to somebody else than the office believes. */
const WRONG_PERSON =
  /\b(?:saya|sy|aku|kami|beliau|ybs|yang bersangkutan|yg bersangkutan|pemilik nomor ini|dia)[\s,]+(?:(?:ini|itu|pak|bu)[\s,]+)?(?:per \S+ \S+[\s,]+)?(?:(?:sudah|sdh|udah|udh|telah|tlh|sejak \S+|mulai \S+)[\s,]+){0,2}(?:di ?|ke)?(?:mutasi(?:kan)?|pensiun|purna ?(?:tugas|bakti)|pindah (?:tugas|dinas|kantor|instansi|ke (?:dinas|kantor|opd|kabupaten|kecamatan|badan|bagian|provinsi))|pindahtugaskan|pindahkan|rotasi|resign|berhenti (?:kerja|dinas|jadi))\b|\b(?:tidak|tdk|ga|gak|gk|nggak|tak) pernah (?:lapor|melapor|sms|mengadu|ngadu|kirim)\b.{0,30}\bsalah (?:sambung|nomor|nomer|no|orang)\b|^\W*(?:(?:maaf|mf|mhn|mohon|pak|bu|mas|mbak|kak|bang|anda|kamu|kalian|sepertinya|kayaknya|kykny|mungkin|ini|assalamualaikum|hotline|min|ya)[\s,.]+)*salah (?:(?:sambung|smbung|sambungan|orang|org)\b|(?:nomor|nomer|no|nmr|hp|alamat)\b.{0,40}\b(?:anda|bapak|ini|bukan|bkn|kali|jangan|jgn|kami|saya|sy)\b)|\b(?:bukan|bkn) (?:\w+ ){0,2}?(?:nomor|nomer|no|nmr|hp|hpnya|nomornya)(?:nya)? (?:\w+ ){0,2}?(?:petugas|pak|bu|bpk|ibu|dinas|kadis|kepala|operator|pegawai|beliau|yang|yg|dia|lagi|orang|d?pu\w*|dlh\w*|dinkes|bpbd)\b|\b(?:saya|sy|aku|ini|kami) (?:bukan|bkn|sudah bukan|sdh bukan|bukan lagi) (?:\w+ )?(?:petugas|pegawai|orang dinas|orang pu\w*|orang|operator|pns|asn|kepala|kadis|staf|dinas|pejabat)\b|\b(?:saya|sy) (?:tidak|tdk|gak|ga|gk) (?:kenal|tahu|tau|ngerti|mengerti) (?:\w+ ){0,2}?(?:siapa|sms|maksud|ini|urusan|hotline|aduan|dinas)\b|\b(?:nomor|no|nomer|kartu|hp) (?:ini )?(?:sudah|sdh|udah|telah|baru) (?:\w+ )?(?:ganti|berganti|pindah|beli|saya beli|dibeli|dipakai|milik)\b|\b(?:sudah|sdh|udah) (?:pindah|mutasi|pensiun|tidak|tdk|gak) (?:\w+ )?(?:tugas|dinas|bertugas|di (?:pu\w*|dinas|dlh|sini)|menangani|pegang|kantor|jadi)?\b.{0,40}\b(?:jangan|jgn|hapus|ganti|hubungi|bukan|kontak|(?:nomor|no|nmr) ini)\b|\b(?:jangan|jgn|stop) (?:di)?(?:kirim|sms|hubungi|ganggu|kirimi|smsin|telp|telpon) (?:\w+ )?(?:ke )?(?:saya|sy|nomor|no|sini|kesini|ksini|lagi)\b.{0,40}\b(?:bukan|bkn|ini (?:nomor|no|nmr|hp))\b|\bini (?:nomor|no|nmr|hp|nomer) (?:hp )?(?:pribadi|rumah|warung|toko|ibu rumah tangga|anak|istri|suami|petani|orang biasa)\b|\b(?:nomor|no|nmr|hp|nomer) (?:saya|sy|ini) (?:tolong |tlg |mohon |mhn )?(?:di ?)?(?:hapus|hilangkan|keluarkan|dicoret)\w*|\b(?:bukan|bkn) (?:punya|milik|pnya) (?:yg|yang|si|pak|bu|orang|petugas)\b|\b(?:nomor|no|nmr|hp|kartu)(?:nya)? ini (?:punya|milik|pnya|dipakai|dipegang) (?:ibu|bapak|anak|istri|suami|adik|kakak|orang|nenek|kakek)\b|\b(?:nomor|no|nmr|hp) ini (?:sudah |sdh )?(?:tidak|tdk|bukan|bkn)(?: lagi)? (?:kadis|petugas|kepala|camat|dinas|pegawai|operator)\b|\b(?:yg|yang) (?:punya|pegang|memegang) (?:hp|nomor|no|kartu) ini\b.{0,20}\b(?:meninggal|wafat|pindah|pensiun)\b/i;

/** A head who asks who has the matter is the right person. */
const ASKS_WHO =
  /\bsiapa (?:(?:yg|yang) )?(?:pegang|megang|nangani|menangani|tangani|handle|urus|ngurus)\b/i;

/** "salah sambung, ini bukan nomor petugas": whoever has the phone is not whom the office registered. */
export function saysWrongPerson(raw: string): boolean {
  if (raw.length > LONGEST || ASKS_WHO.test(raw)) return false;
  return WRONG_PERSON.test(raw.replace(/\s+/g, ' '));
}
