/**
 * What people of a hotline can do to those who write to it: tell on them, ask them for money or papers, threaten or revile
 * them, make away with what they wrote. Beside the name of the office it accuses the office. Pure.
 */

const words = (list: string) => `(?:${list.trim().split(/\s+/).join('|').replaceAll('_', ' ')})`;
const upTo = (count: number) => `(?:\\S+ ){0,${count}}`;

/** What only a reporter and the hotline know. */
const HIS = words(
  `nama namanya namaku nomor nomer nmr nomornya no_hp no_wa hp identitas data datanya isi alamat pelapor pelapornya pengadu
  laporan laporanku aduan aduanku pengaduan sms pesan`,
);
const WHO = words(
  'nama nomor nomer nmr no_hp identitas data isi alamat pelapor pelapornya pengadu siapa',
);
/** Told, whatever it is. */
const LEAKED = words(
  `bocorkan bocorin membocorkan membocori ngebocorin bocorkannya dibocorkan dibocorin sebarkan sebarin menyebarkan nyebarin
  disebarkan disebarin jual jualan menjual ngejual dijual`,
);
const TOLD = words(
  `cerita ceritakan ceritain menceritakan nyeritain diceritakan kasih_tau kasih_tahu kasi_tau kasi_tahu ngasih_tau ngasih_tahu
  dikasih_tau dikasih_tahu beritahu beri_tahu memberitahu memberitahukan memberi_tahu tunjukkan tunjukin menunjukkan kasihkan
  kasih ngasih memberikan serahkan menyerahkan kirim mengirim ngirim`,
);
/** To others: "ngadu ke kadis", but "bilang ke saya" tells nobody else. */
const TO_OTHERS = `${words('ngadu mengadu ngadukan adukan mengadukan cerita bilang lapor melapor')} (?:ke|kepada|sama) (?!saya|kami|sy|aku|warga)`;
const ASKS = words('minta meminta mintain mintai nagih menagih narik menarik mungut memungut');
const PRICE = `(?:${words(
  'uang duit pulsa kuota imbalan jatah rokok kopi bayaran setoran amplop nomor_rekening no_rekening rekening foto_ktp pin otp sejumlah_uang',
)}|\\d+ ?(?:rb|ribu|jt|juta|k|000))`;
const REVILES = words(
  `mengancam ngancam ancam mengancamku memaki memaki_maki maki maki_maki mencaci menghina hina bentak membentak ngebentak
  marah_marah memarahi melecehkan lecehkan merayu menggoda memeras meras`,
);
const DESTROYS = words(
  'hapus menghapus ngehapus hapusin buang membuang hilangkan menghilangkan ngilangin sembunyikan menyembunyikan',
);
const NOT = '(?<!(?:tidak|ga|gak|nggak|enggak|tdk|tak|belum|jangan|jgn|tanpa) )';

const WRONGS = `(?:${[
  `${NOT}${LEAKED} ${upTo(2)}${HIS}`,
  `${HIS} ${upTo(3)}${NOT}${LEAKED}`,
  `${NOT}${TOLD} ${upTo(1)}${WHO}`,
  `${NOT}${words('cerita ceritakan ceritain menceritakan nyeritain diceritakan')} ${upTo(1)}${HIS}`,
  TO_OTHERS.trimEnd(),
  `${NOT}${ASKS} ${upTo(2)}${PRICE}`,
  `${NOT}${words('bilang ngomong suruh nyuruh menyuruh minta')} ${upTo(3)}${words('kasih bayar setor transfer kirim')} ${upTo(1)}${PRICE}`,
  `${NOT}${REVILES}`,
  `${NOT}${DESTROYS} ${upTo(1)}${words('laporan aduan pengaduan sms laporannya aduannya laporanku')}`,
].join('|')})`;
const WRONG = new RegExp(`(?<!\\S)${WRONGS}(?!\\S)`);

/** Somebody else knows what only the hotline could have told him. */
const OWN_LEAKED = new RegExp(
  `(?<!\\S)(?<!${words('jangan jgn jangan_sampai takut khawatir agar supaya biar kalau kalo jika bila sampai tidak')} (?:\\S+ )?)${words(
    'laporan aduan pengaduan sms nama nomor identitas',
  )}(?: saya| sy| kami|ku) (?!(?:\\S+ ){0,4}(?:jangan|jgn|takut|agar|supaya|tidak|dirahasiakan) )${upTo(6)}${words(
    'bocor dibocorkan dibocorin bocorkan membocorkan bocorin tersebar disebarkan disebarin',
  )}(?!\\S)`,
);

/** Somebody was told that it was the writer who complained. */
const TOLD_ON = new RegExp(
  `(?<!\\S)(?<!${words('jangan jgn jangan_sampai tidak_usah gausah takut khawatir kalau kalo jika bila saya sy aku kami')} (?:\\S+ )?)${words(
    'bilang bilangin ngomong cerita ceritain ngasih_tau kasih_tau kasih_tahu ngadu lapor laporkan',
  )} ${upTo(1)}${words('ke kepada sama')} ${upTo(3)}${words('kalau kalo klo bahwa soal')} (?:saya|sy|aku|kami) (?:yang |yg )?${words(
    'lapor melapor ngadu mengadu ngelapor sms',
  )}(?!\\S)`,
);

/** Whether words tell of such a wrong; by whom is asked elsewhere. @param text words with single blanks, one at both ends */
export function tellsOfWrong(text: string): boolean {
  return WRONG.test(text);
}

/** Whether what the writer reported has come to others' ears, whoever told them. */
export function wasToldOn(text: string): boolean {
  return OWN_LEAKED.test(text) || TOLD_ON.test(text);
}

/** The admin by that word alone, who is spoken to as well ("admin, minta tolong …"): the wrong stands right behind it. */
const BY_ADMIN = new RegExp(
  `(?<!\\S)(?<!${words('ke kepada kpd yth tolong mohon')} (?:pak |bu )?)admin(?:nya)? (?!\\S+ ${words('tolong bantu bantuan maaf info penjelasan')})${WRONGS}(?!\\S)`,
);

/** Whether words accuse the admin, whom they name by that word alone. */
export function accusesAdmin(text: string): boolean {
  return BY_ADMIN.test(text);
}

/** The wrong right behind a name: whoever is spoken to before it ("tolong") is not the one who is named. */
export const WRONG_BEHIND = `(?:\\S+ ){0,4}${WRONGS}(?!\\S)`;
