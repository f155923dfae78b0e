/**
 * The words of which a plain yes may consist, each for one thing only, as they stand in the normalised text.
 * What is in none of these lists makes a text no plain yes, whatever it means.
 */

const list = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** That something has come to pass. */
export const MARKERS = list(
  'sudah telah akhirnya barusan sampun sampon parantos wis wes uwis radu',
);
/** How things are now: of a state, and no order ("sekarang diperbaiki"). */
export const NOW = list('sekarang kini ternyata');
/** What was done to a thing; settled behind a marker. */
export const DEEDS = list(
  'diperbaiki dibenerin dibenarkan dibetulin dibetulkan ditimbun dipadatkan dirapikan diratakan diaspal dicor ditambal dikeruk dibangun disambung dinyalakan ' +
    'diselesaikan dibereskan teratasi diatasi ditangani dikerjakan diangkut diangkat dibersihkan dibersihin disapu dipasang terpasang diganti dievakuasi disemprot difogging ' +
    'diusir ditertibkan diterbitkan terbit dicetak dibayarkan ditindaklanjuti ditindak',
);
/** How a thing is once its trouble is over; settled behind a marker. */
export const STATES = list(
  'nyala menyala idup hidup murub urip hurung terang padang caang lancar mengalir ngalir ngocor mili bersih resik bagus apik sae helau alus mulus rata halus enak nyaman normal pulih aman ' +
    'berfungsi aktif tertib surut reda jadi cair baik kebuka terbuka',
);
/** What is settled by that word alone. */
export const FINISHED = list('beres selesai tuntas kelar rampung rampong clear done');
/** Settled only of certain things: trees are felled, goods are received, and money is not "cut". */
export const OF_THINGS: ReadonlyMap<string, RegExp> = new Map([
  ['dipotong', /\b(?:pohon|kayu|dahan|ranting|batang)/],
  ['ditebang', /\b(?:pohon|kayu|dahan|ranting|batang)/],
  ['ditutup', /\b(?:lubang|lobang|got|sumur)/],
  ['ambil', /\b(?:ktp|kk|akta|akte|kartu|surat)/],
  ['diambil', /\b(?:ktp|kk|akta|akte|kartu|surat|sampah)/],
  ['terima', /\b(?:beras|bantuan|bansos|ktp|kk|akta|akte|kartu|pupuk)/],
  ['diterima', /\b(?:beras|bantuan|bansos|ktp|kk|akta|akte|kartu|pupuk)/],
]);
/** "sudah bisa lewat": what can be done again. */
export const AGAIN = list(
  'lewat dilewati dipakai digunakan dilalui masuk nyala hidup buka mengalir',
);
/** What goes on as before. */
export const RESUMED = list('belajar beroperasi beraktivitas jualan');
/** Who had to come has come, which alone settles nothing. */
export const CAME = list('turun datang tiba pulang');
/** How well it works. */
export const HOW = list('deras kencang terus');
export const THANKS = list(
  'terima kasih terimakasih makasih makasi trims matur nuwun suwun maturnuwun matursuwun nuhun hatur haturnuhun tabik tabikpun thanks thank you thx tq tks alhamdulillah alhamdulilah alhamdulilla syukur syukurlah jazakallah barakallah nerima',
);
/** What is thanked for. */
export const THANKED = list(
  'atas bantuan bantuannya perhatian perhatiannya kerja kerjanya kerjasama kerjasamanya pelayanan pelayanannya layanan layanannya respon responnya tindakan tindakannya perbaikan perbaikannya usaha usahanya upaya upayanya kesigapan kesigapannya kecepatan kecepatannya segala semuanya dibantu dilayani',
);
/** Praise; without thanks or a settled matter it says nothing. */
export const PRAISE = list(
  'puas memuaskan mantap mantab mantul hebat salut keren senang seneng bangga lega terbantu membantu top joss jos cepat cepet sigap tanggap ramah apresiasi jempol good bagus',
);
export const MUCH = list(
  'sekali banget sangat sanget pisan semua semuanya kabeh total sepenuhnya sempurna',
);
/** Who is spoken to. */
export const ADDRESS = list(
  'bapak ibu pak bu min admin mas mbak kak bang abang om tim petugas petugasnya pemda pemkab pemerintah dinas hotline operator yth terhormat jajaran jajarannya kepada untuk buat dari dan beserta rekan',
);
/** Offices of those who are thanked; in other words they may be whose road it is. */
export const TITLES = list('bupati camat peratin lurah kadis kades sekda');
/** Who speaks. */
export const SPEAKER = list(
  'saya kami aku kita para wali murid warga masyarakat sekeluarga keluarga ikut merasa mengucapkan ucapkan sampaikan menyampaikan kulo kula pun',
);
export const GREETING = list(
  'was assalamualaikum asalamualaikum wassalam wassalamualaikum waalaikumsalam wasalam salam selamat halo wr wb izin ijin maaf permisi mohon hormat amin aamiin amiin',
);
export const PARTICLES = list(
  'ya yah iya kok nih ni nah deh lah loh lho pun teh tah dong atuh wah oh o eh ah ini itu tersebut di ke sini situ yg',
);
/** Times of day, behind what says since when. */
export const TIMES = list('tadi semalam kemarin malam pagi siang sore hari ini jam pukul');
/** What complaints are about, as things of which nothing is said yet. */
export const THINGS = list(
  'jalan dalan jembatan gorong selokan drainase siring talud aspal lampu pju penerangan listrik jalur air banyu way pipa ledeng keran sumur sampah bak tps got ktp kk akta akte kartu surat ' +
    'bantuan bansos beras pkh bpnt pupuk pohon kayu material tiang kabel atap kelas sekolah gedung obat dokter bidan puskesmas ambulans alat motor mobil tempat anak lokasi depan rumah internet sinyal pasar terminal rambu desa pekon kampung dusun',
);
/** What may be wished for without saying that it is not yet so. */
export const WISH_OPENS = list('semoga mudah mudahan moga mugi muga');
export const WISHED = list(
  'mudahan sukses berkah barokah sehat jaya maju makin semakin tambah selalu amanah panjang umur awet tahan dibalas allah tuhan swt rezeki rejeki lebih bapak ibu pak bu sekalian pemda pemkab lambar dan pahala amal ibadah ke depan depannya kedepan kedepannya nya ya kebaikannya',
);
