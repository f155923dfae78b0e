/**
 * Words of courtesy, and that something was heard: no answer to anybody's complaint. Pure.
 */

const COURTESY = new Set(
  (
    'siap sip pak bu bpk bapak ibu min admin komandan ndan 86 ok oke okey baik iya ya monitor dimonitor ' +
    'laksanakan terima kasih kasihnya terimakasih trima trims makasih mksh infonya info informasinya atas segera ' +
    'ditindaklanjuti tindaklanjuti dilaksanakan salam selamat pagi siang sore malam ass assalamualaikum waalaikumsalam ' +
    'wr wb mantap lanjutkan izin ijin maaf salah kirim hehe nggih semuanya semua banyak sama tes akan kami sgr nanti saja ' +
    'lagi setuju cek pantau pencet kepencet'
  ).split(' '),
);

/** True for words that only thank, greet or say that something was heard. */
export function isCourtesy(text: string): boolean {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length > 0 && words.every((word) => COURTESY.has(word));
}
