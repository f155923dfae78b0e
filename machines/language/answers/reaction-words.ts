/**
 * Words by which people say whether what they complained of is settled. All patterns read the normalised text
 * (`Parts.full`): abbreviations written out, lower case, single spaces.
 */

const word = (alternatives: string) => new RegExp(`\\b(?:${alternatives})\\b`);

/** Roots of what is wrong with a thing. */
const WRONG =
  'rusak\\w*|mati|bocor|padam|gelap|macet|mampet|tersumbat|kotor|bau|busuk|banjir|longsor|ambles|amblas|roboh|ambruk|jebol|retak|pecah|hancur|berlubang|berlobang|lubang\\w*|lobang\\w*|lubangnya|numpuk|menumpuk|tumpuk\\w*|berserakan|berantakan|keruh|butek|becek|licin|kering|kosong|hilang|putus|goyang|keropos|kumuh|jorok|bising|ribut|antri|antre|mangkrak|terbengkalai|parah|hidup mati|kedip kedip|byar pet';
export const DEFECT = word(WRONG);
/** "sudah tidak bau", "tidak bocor lagi", "tidak ada masalah": a no that says it is fine. */
export const NO_TROUBLE = new RegExp(
  `\\b(?:(?:sudah|sekarang) (?:tidak|bukan) (?:ada )?(?:lagi )?(?:yang )?(?:pernah )?(?:${WRONG}|masalah|keluhan|kendala|mengganggu)(?: \\w+)? ?(?:lagi)?|(?:tidak|tanpa) (?:ada )?(?:yang )?(?:${WRONG}) lagi|tidak ada (?:lagi )?yang (?:${WRONG})|(?:tidak|tanpa) (?:ada )?(?:masalah|keluhan|kendala)(?: lagi)?|tidak (?:mengecewakan|sia sia|jadi masalah|perlu (?:lagi|dilanjutkan)))\\b`,
  'g',
);
/** Says that it is not settled. */
export const NOT_SETTLED = [
  word('belum'),
  word('masih(?! (?:bagus|aman|baik|baru|mulus|terang|bersih|bisa))'),
  new RegExp(
    `\\b(?:tetap|tetep|malah|makin|tambah|semakin|kembali|kok) (?:saja |aja |juga |jadi |jg )?(?:${WRONG}|sama|begitu|begini|tidak)\\b`,
  ),
  new RegExp(`\\b(?:${WRONG})(?: \\w+){0,2} (?:lagi|terus)\\b`),
  word('lagi lagi (?:rusak|mati|begitu|begini|bohong)'),
  word(
    '(?:tidak|kurang|tak|bukan|jauh dari) (?:\\w+ )?(?:puas|memuaskan|beres|selesai|sesuai|benar|betul|bagus|baik|jelas|tuntas|berubah|diapa apakan|diapa apain|dikerjakan|diperbaiki|dibenerin|dibetulin|ditangani|diangkut|diganti|ditambal|ditanggapi|direspon|datang|becus|berfungsi|menyala|nyala|hidup|mengalir|ngalir|lancar|mulus|rata|maksimal|pernah|bersih|membantu|terbantu|terbukti|setuju|terima|tepat|serius|niat|nyambung|ngaruh|guna|berguna|ngefek|mempan|kelar|ikhlas|kuat|awet|tahan)',
  ),
  word(
    'tidak ada (?:\\w+ )?(?:perubahan|hasil|hasilnya|tindakan|tindak lanjut|yang \\w+|perbaikan|bukti|buktinya|kemajuan|realisasi|gunanya|kabar|petugas|tim|orang|satupun|sama sekali)',
  ),
  word(
    'tidak sama sekali|sama sekali tidak|sama saja|sama aja|sami mawon|podo wae|podo bae|podo bai',
  ),
  word(
    '(?:di|me|men|meng|ter)?(?:kecewa\\w*|ngecewa\\w*)|mengecewakan|bohong\\w*|pembohong\\w*|dibohongi\\w*|berbohong|dusta|tipu\\w*|nipu\\w*|menipu|penipu\\w*|ngibul\\w*|kibul\\w*|percuma|sia sia|omong kosong|omdo|omongan doang|ngomong doang|ngomong saja|bualan|membual|hoax|hoaks|php|janji (?:doang|saja|aja|palsu|manis|kosong|terus|tinggal janji|melulu|mulu)|janjinya (?:doang|saja|aja|mana|palsu|manis|kosong|terus|melulu|mulu)|cuma janji|hanya janji|tinggal janji|asal asalan|asal jadi|asal (?:tambal|tutup|kerja)|setengah hati|tambal sulam|payah|parah|buruk|jelek|ngaco|ngawur|malas|lelet|capek|muak|bosan|bosen|tega|kapok|gagal|apanya|salah(?! (?:satu|kirim|ketik|sambung|nomor|paham|sms))',
  ),
  word(
    'mana (?:buktinya|hasilnya|janjinya|janji|tindakannya|realisasinya|orangnya|petugasnya|perbaikannya|kerjanya)|(?:dibilang|katanya|bilangnya|ngakunya|nyatanya|kenyataannya|faktanya|buktinya|statusnya)',
  ),
];
/** Turns what was said before. */
export const CONTRAST = word(
  'tapi|tetapi|namun|cuma|cuman|hanya|sayang|sayangnya|meski\\w*|walau\\w*|padahal|kecuali|asal|asalkan|kok(?= (?!bapak|ibu|pak|bu|ya|min|terima|makasih)\\w)|sih|cuma saja|hanya saja|sebagian|separuh|separo|setengah|setengahnya|sebelah',
);
/** What is still to come. */
export const TO_COME = word(
  'akan|nanti|nanti nya|besok|lusa|kelak|(?:tahun|taun|bulan|minggu|pekan|senin|selasa|rabu|kamis|jumat|sabtu) depan|ditunggu|tunggu\\w*|menunggu|nunggu\\w*|semoga (?!sukses|berkah|sehat|jaya|maju|makin|semakin|tambah|selalu|amanah|dibalas|allah|tuhan|panjang|lancar selalu|menjadi|jadi|bapak|pemda|lambar|ke depan|kedepan|terus)\\w*|mudah mudahan (?!sukses|berkah|sehat|jaya|maju|makin|semakin|tambah|selalu|awet|tahan)\\w*|moga|harap|harapan|berharap|kalau|jika|bila|apabila|kapan|segera|secepatnya|rencana\\w*|rencananya|janji\\w*|dijanjikan|dianggarkan|anggaran|dijadwalkan|jadwal|diusulkan|insya allah|insyaallah|inshaallah|insyaalloh',
);
/** Under way, and so not done. */
export const UNDER_WAY = word(
  '(?:sedang|lagi|baru|mulai|tahap|proses|dalam|masih|tinggal) (?:di\\w+|proses|pengerjaan|mulai|datang|ukur|survei|survey|cek|sebagian|separuh|setengah|besok|nanti|tahap|sedikit|satu|dua)|sudah mulai|sudah (?:di)?(?:cek|survei|survey|ukur|foto|tinjau|lihat|data)\\w*',
);
/** Asks, demands or doubts. */
export const ASKING = word(
  'mohon|tolong|minta|kapan|kenapa|mengapa|bagaimana|apa|apakah|mana|siapa|berapa|lapor|melapor|usul|saran|coba|benarkah|masa|masak|serius|yakin|buat apa',
);
/** Said with a smile that is none. */
export const MOCKING = word(
  'wk(?:wk)+\\w*|ha(?:ha)+|hi(?:hi)+|he(?:he)+|katanya|konon|hebat (?:ya|yah|sekali|banget|benar|bener|betul|kalian|pemerintah)|luar biasa (?:lambat|lama|parah)|pinter (?:ya|sekali|banget|ngomong)|pintar (?:ya|sekali|banget|ngomong|bicara)|mantap (?:ya|yah|sekali bohong|janji\\w*)|bagus (?:ya|yah)|enak (?:ya|yah|sekali|banget)|selamat (?:ya|tidur|bermimpi)|terserah|sudahlah|ya sudah(?! (?:di\\w{3,}|beres|selesai|tuntas|nyala|lancar|bersih|bagus|mulus|terang|baik))|yasudah|ya udah|yaudah|biarlah|biarin|biar saja|(?:di)?(?:diamkan|cuekin|dicuekin|abaikan|diabaikan|biarkan|dibiarkan|php in|php kan|phpin|prank|kerjain|dikerjain|kacangin|dikacangin|bodohi|dibodohi|permainkan|dipermainkan|pingpong|dipingpong|oper|dioper oper)|(?:alasan|omongan|wacana|teori|pencitraan|janji)(?:nya)?(?: saja| aja| doang| melulu| terus)?|adil|lama banget|lama sekali|setahun|bertahun tahun|lambat\\w*|telat|terlambat|terimakasih janji\\w*',
);
export const THANKS = word(
  'terima kasih|terimakasih|makasih|matur nuwun|matur suwun|maturnuwun|suwun|nuhun|hatur nuhun|tabik|thanks|thank you|thx|tq|alhamdulillah|alhamdulilah|alhamdulilla|syukur|syukurlah|sukur|jazakallah\\w*|barakallah',
);
/** Content, without saying of what. */
export const PLEASED = word(
  'cepat|cepet|ikhlas|puas|memuaskan|mantap|mantab|mantul|bagus|hebat|salut|keren|senang|bangga|lega|terbantu|membantu|top|joss|jos|sip|luar biasa|apresiasi|jempol|oke banget|cepat tanggap|sigap|ok banget',
);
const DONE_WORDS =
  'diperbaiki|perbaiki|dibenerin|dibenarkan|dibetulin|dibetulkan|benar lagi|bener lagi|ditimbun|nyala|menyala|nyalain|dinyalakan|hidup|idup|beres|beresin|dibereskan|kelar|selesai|tuntas|rampung|diangkut|diangkat|diambil|lancar|ngalir|mengalir|ngocor|cair|ditambal|ditutup|bersih|baik|bagus|baguss|mulus|halus|rata|terang|ditangani|diaspal|dicor|dibersihkan|bersihkan|dikeruk|normal|dikerjakan|dipasang|terpasang|diganti|dibantu|teratasi|diatasi|aman|sembuh|kembali normal|pulih|aktif|berfungsi|diterbitkan|terbit|jadi|dibayar|dibayarkan|ditebang|dipotong|diusir|ditertibkan|tertib|dibangun|diselesaikan|oke|ok|clear|bisa|dapat|masuk|keluar|surut|reda|kering lagi|ada lagi|dievakuasi|disemprot|difogging|helau|enak|nyaman|kebuka|terbuka|resik|apik|mili|murub|hurung|dipadatkan|dirapikan|saya (?:terima|ambil)|kami (?:terima|ambil)|diterima|terima|ambil|tidak ada (?:musik|sampah|asap|suara|lubang|genangan)|radu';
/** The thing itself is done. */
export const DONE = new RegExp(
  `\\b(?:sudah|telah|sekarang|akhirnya|barusan|sampun|parantos|kini|ternyata|wis|wes)(?: (?!tidak|belum|mau|akan|tapi|lama|bosan|capek|mulai)\\w+){0,4} (?:${DONE_WORDS})\\b|\\b(?:beres|selesai|tuntas|kelar|rampung|clear|done|teratasi|sudah normal)\\b|\\b(?:nyala|terang|lancar|bersih|mengalir|ngalir|mulus|rata) (?:sekarang|lagi sekarang)\\b`,
);
/** "sudah" alone, to whoever asked. */
export const ALREADY =
  /^ (?:(?:ya|iya|ok|oke|siap|baik|1) )?sudah(?: (?:bapak|ibu|pak|bu|min|admin|kok|ya|mas|mbak|kak|bang|mantap|sip|ok|oke|top))* $/;
/** Heard, and no more than that. */
export const HEARD = word(
  'ya|iya|yoi|ok|oke|okey|siap|sip|baik|baiklah|inggih|nggih|monggo|iyo|noted|dimengerti|mengerti|paham|👍|🙏',
);

/** What may yet go wrong, or must not: "kalau mati lagi", "semoga tidak rusak lagi". */
export const IF_EVER = new RegExp(
  `\\b(?:kalau|jika|bila|apabila|semoga|mudah mudahan|jangan|jangan sampai|biar|supaya|agar|takut|takutnya|khawatir) (?:\\w+ ){0,3}?(?:${WRONG}|begini|begitu|terjadi)(?: lagi)?`,
  'g',
);
/** What was thought before: "saya kira bohong, ternyata …". */
export const HAD_THOUGHT = /\b(?:saya|kami|aku)? ?(?:kira|pikir|sangka|kirain)\b.*?\bternyata\b/;
/** "belum sempat ngecek pak": he does not know yet, and denies nothing. */
export const NOT_SEEN =
  /\bbelum (?:sempat|sempet|bisa|lihat|liat|melihat|cek|ngecek|mengecek|periksa|tahu|tau|pulang|nengok|ke sana|ke lokasi|kesana)\b(?: (?:lihat|liat|melihat|cek|ngecek|mengecek|periksa|nengok|ke sana|kesana|ke lokasi|lewat|pulang|hasilnya|sendiri)\b)*/g;
/** "di perbaiki", as many write it. */
export const PASSIVE =
  /\bdi (?=(?:timbun|perbaiki|angkut|ganti|tambal|aspal|bersihkan|pasang|betulkan|betulin|benerin|kerjakan|tangani|tutup|cor|keruk|potong|bayar|urus|buka|angkat|atasi|selesaikan)\b)/g;
/** Objects, without saying that it is not settled. */
export const OBJECTS =
  /\b(?:kok|padahal|masa|masak|adil|kenapa|mengapa|tapi|tetapi|cuma|cuman)\b|^ (?:kurang|lumayan|biasa|biasa saja|entah|tidak tahu|tidak jelas) $/;
/** "sudah ditambal belum ya?": asks what it seems to deny. */
export const ASKS_IF =
  /\bsudah (?:di\w+|selesai|beres|nyala|jadi|cair|dikerjakan|jalan)(?: apa| atau)? belum(?= (?:ya|yah|bapak|ibu|pak|bu|min|admin|kira kira)\b| $|$)/;
/** One thing is and another is not: "yang satu sudah, yang lain belum". */
export const PARTLY = /\bsudah\b.*\b(?:yang|sebelah|sisi)\b.*\b(?:belum|masih)\b/;
/** Heard from others, or not looked at yet. */
export const HEARSAY =
  /\bkata(?:nya)? (?:tetangga|orang|teman|anak|istri|suami|warga|pak|bapak|ibu)\b|\b(?:belum|nanti) (?:saya |sempat |kami )*(?:lihat|liat|cek|tahu|tau|tengok|pulang|kesana|ke sana)\b/;
