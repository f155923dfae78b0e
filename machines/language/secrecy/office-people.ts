/** Who holds an office, or works in one, in everybody's words; for patterns over words with single blanks. Pure. */

const words = (list: string) => `(?:${list.trim().split(/\s+/).join('|').replaceAll('_', ' ')})`;

/** People in an office, and those who work for it. */
export const PERSON = `${words(
  `kepala kepsek kapus kadis kaban kadin kabid kabag kasi kasubag kasubbag sekdis sekcam sekdes camat lurah peratin kades
  kadus rt rw pemangku lhp lpm pns pamong ketua bendahara operator staf pegawai petugas pejabat oknum aparat aparatur perangkat pengurus
  pendamping penyuluh guru bidan perawat mantri dokter mandor pengawas pelaksana ppk pptk konsultan sopir satpol
  anak_buah atasan pimpinan orang_dalam orang_dinas orang_kantor orang_pu orang_pupr orang_capil pihak_dinas
  dewan pihak_kecamatan pihak_sekolah pihak_pekon pihak_desa dinasnya orangnya korwil inspektur auditor`,
)}(?:nya|ny|an|ne|e|na)?`;

/** Somebody by where he works ("orang dinsos"), or who only works there. */
export const STAFF = `(?:(?:orang|org) ${words(
  `dinsos disdik dikbud disdikbud dinkes dinas pu pupr capil dukcapil disdukcapil dishub dlh dlhkp pertanian bapenda setda sekda koperasi
  pariwisata perizinan bpbd satpol pol_pp kecamatan kelurahan pekon desa balai sekolah puskesmas rsud rs kantor pemda pemkab bkd
  kesbangpol inspektorat pppa disnaker dpmp kua samsat pasar terminal`,
)}|${words(
  'suster satpam security penjaga resepsionis kasir juru_parkir_resmi komite panitia sopir supir sekdin loket cs apoteker perawat tukang_kebun',
)}(?:nya)?)`;
