/** Words that an office may use to a citizen, by what they do in a sentence; all lower case. */

const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** It is over; also as Javanese, Sundanese and Lampung speakers say it. */
export const DONE = list(
  'sudah udah telah selesai tadi kemarin semalam barusan sampun wis parantos',
);
/** It is to come. */
export const TO_COME = list(
  'akan dijadwalkan direncanakan rencana rencananya dianggarkan diusulkan',
);
/** When it is to come; said of themselves it is a plan. */
export const COMING = list('besok lusa depan mendatang');
export const UNDER_WAY = list(
  'sedang masih dalam proses diproses tahap progres pengerjaan berlangsung lanjut',
);
/** Who speaks, and who does the work. */
export const OURSELVES = list('kami kita');
export const WORKERS = list(
  'tim petugas regu anggota personel upt uptd dinas bidang seksi rekanan kontraktor penyedia pekerja tukang teknisi operator urc satgas',
);
/** What is done to things and for people, as roots. */
export const DEEDS = list(
  `tambal timbun aspal perbaiki perbaikan kerja tangani penanganan cek periksa ukur tinjau survei survey kunjung datang turun angkut angkat
  bersih ganti pasang cor keruk gali potong tebang pangkas semprot tutup bangun cetak terbit salur bagi kuras evakuasi padam nyala
  normal alir sambung las rehab renovasi betul benah sapu sedot siram hampar gelar padat grader greder fogging imunisasi vaksin
  rawat distribusi pulih selesai beres rampung tuntas tindaklanjuti tindak usul anggar jadwal mulai ratakan rata pindah tertib temui
  datangi hubungi`,
);
/** How it is now. */
export const STATES = list(
  'baik bagus bersih nyala menyala hidup terang lancar normal kering mulus rata aman selesai beres rampung tuntas berfungsi terpasang tertutup mengalir lapangan lokasi tempat',
);
/** What is worked on, and with. */
export const THINGS = list(
  `jalan jembatan gorong drainase selokan siring talud parit saluran irigasi lubang aspal beton bahu badan ruas poros lampu pju tiang kabel
  jaringan bola pipa air bak keran sumur sampah kontainer tps got pohon ranting kayu ktp kk akta kartu obat vaksin bantuan beras pupuk
  bibit atap kelas ruang gedung sekolah puskesmas pasar terminal rambu marka gang trotoar tebing longsoran longsor genangan banjir
  pagar pintu kaca papan rumah warga masyarakat foto gambar dokumentasi bukti`,
);
export const TOOLS = list(
  'alat berat material excavator ekskavator grader truk mobil armada pompa genset mesin batu pasir semen kerikil sirtu onderdil suku cadang bahan stok',
);
/** Where. */
export const PLACE = list(
  `di ke dari pada depan dekat samping sebelah belakang sekitar antara sampai hingga sepanjang ujung simpang tikungan tanjakan dalam
  titik lokasi lapangan tempat wilayah rt rw lk dusun pemangku pekon desa kampung kelurahan kecamatan kabupaten kab kec km sta sana situ
  sini tersebut dimaksud`,
);
/** When. */
export const TIME = list(
  `hari ini tadi pagi siang sore malam kemarin semalam barusan besok lusa minggu bulan tahun depan mendatang lalu tanggal tgl jam pukul wib
  senin selasa rabu kamis jumat sabtu ahad januari februari maret april mei juni juli agustus september oktober november desember sejak
  mulai selama awal akhir pertengahan`,
);
/** What only holds a sentence together, or says how much. */
export const GLUE = list(
  `dan serta yang dengan oleh untuk atas itu ini adalah bahwa juga lagi kembali semua seluruh seluruhnya sebagian setelah lalu kemudian secara
  sebanyak sekitar kurang lebih meter m cm kg ton liter buah unit rit kali persen orang kk bisa dapat digunakan dipakai dilalui dilewati
  sementara bertahap langsung pekerjaan kegiatan pelaksanaan hasil menyusul terlampir`,
);
/** Whom it is said to, where that may be the citizen. */
export const ADDRESS = list('pak bu bpk bapak ibu saudara sdr sdri anda mas mbak kak yth');
export const COURTESY = list(
  `maaf mohon terima kasih terimakasih makasih trims izin ijin salam selamat assalamualaikum assalamu alaikum waalaikumsalam wr wb wassalam
  sampaikan menyampaikan disampaikan melaporkan informasi informasinya laporan laporannya aduan aduannya pengaduan perhatian
  perhatiannya ketidaknyamanan ketidaknyamanannya demikian bersabar sabar maklum pengertian pengertiannya doa doanya`,
);
/** What an office may ask a citizen for with "mohon". */
export const PATIENCE = list(
  'maaf izin ijin bersabar sabar maklum dimaklumi pengertian pengertiannya doa doanya waktu tunggu ditunggu tambahan perpanjangan',
);
/** Never to a citizen as it stands, whatever else is known: who is asked, bidden or kept from something; who has a rank. */
export const BARRED = list(
  `tidak tdk tak gak ga nggak belum blm jangan jgn bukan tolong tlg minta mnt harap agar supaya kok kenapa knp mengapa apa apakah siapa mana
  kapan berapa gimana bagaimana admin min operator hotline kominfo kabid kasi kadis kadin kaban camat sekda bupati wabup sekdis kabag
  kasubag pimpinan atasan bos ndan komandan rapat disposisi internal rahasia pelapor`,
);

/** What an office asks a citizen for. */
export const ASKABLE = list(
  `lokasi lokasinya alamat alamatnya tempat tempatnya titik titiknya letak letaknya posisi posisinya patokan patokannya rt rw nomor nomornya
  foto fotonya gambar gambarnya ukuran ukurannya panjang panjangnya lebar lebarnya jumlah jumlahnya nama koordinat koordinatnya kondisi
  kondisinya lengkap lengkapnya detail detailnya tepat tepatnya persis persisnya pemangku kejadian kejadiannya`,
);
export const QUESTIONS = list(
  'mana dimana berapa apa apakah kapan sebutkan disebutkan jelaskan dijelaskan kirim kirimkan dikirim dikirimkan diperjelas perjelas',
);
/** Beside a question to the citizen. */
export const ASKING = list(
  'yang yg itu ini ya nya di ke dekat dari sejak jalan sebelah depan dengan dan atau pada bisa boleh mohon tolong minta mau tanya numpang bertanya lebih secara untuk tersebut dimaksud',
);
/** Why something takes longer. */
export const WAITING = list(
  `menunggu nunggu tunggu ditunggu tambahan tambah waktu perpanjangan tempo minta mohon dana anggaran pencairan cair cuaca hujan musim lelang
  tender pengadaan kosong habis rusak datang tiba diperbaiki karena krn sebab belum blm masih sampai mundur`,
);
/** Beside what is put right. */
export const CORRECTING = list(
  'maksud maksudnya koreksi ralat keliru salah benar sebenarnya seharusnya bukan jawaban ketik tulis',
);
