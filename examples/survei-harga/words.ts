/** What the survey says: of itself, in its chart, and in its SMS. */

/** What every name in its chart means. */
export const SAYS = {
  events: { price: 'pasar menjawab' },
  guards: { isLast: 'semua sudah menjawab' },
  actions: {
    begin: 'survei dicatat',
    askAll: 'SMS ke semua pasar: pertanyaan harga',
    note: 'harga dicatat',
    tellMean: 'SMS ke penerima: rata-rata',
    openNext: 'survei Senin berikutnya dibuka',
  },
  delays: { untilMonday: 'Senin pagi', patience: 'batas menunggu jawaban' },
};

/** Values as long as they get. */
export const SAMPLE = {
  commodity: 'cabai merah keriting',
  price: 145_000,
  mean: 145_000,
  count: 5,
};

export const SMS = {
  tanya: 'Berapa harga {{commodity}} per kg hari ini? Balas angkanya, mis. 14500. -{{signature}}',
  terima: 'Harga {{rupiah price}} dicatat. Keliru? Balas lagi. Trm kasih. -{{signature}}',
  rata: 'Harga {{commodity}}: rata-rata {{rupiah mean}}/kg dari {{count}} pasar. -{{signature}}',
  kosong: 'Survei harga {{commodity}}: belum ada pasar yg menjawab. -{{signature}}',
};
