/** Vehicles that cannot get through: "ambulans tidak bisa lewat" tells what comes of the matter, which is the road. Pure. */

const VEHICLES = new Set(
  'ambulans ambulan ambulance motor mobil truk truck bus bis angkot travel kendaraan damkar pemadam sepeda gerobak traktor'.split(
    ' ',
  ),
);
const HARDLY = new Set('tidak sulit susah sukar kesulitan kesusahan jarang'.split(' '));
const PASSES = new Set(
  'lewat masuk melintas melintasi melewati menembus tembus naik keluar menyeberang nyebrang sampai nyampe'.split(
    ' ',
  ),
);
/** Who does not want to pass is what somebody complains of. */
const ABLE = new Set('bisa dapat berani sanggup kuat ikut'.split(' '));
/** "ambulans desa tidak bisa …" */
const MOST_BETWEEN = 2;

/** @param words written out @param at where the vehicle may stand */
export function isBarred(words: readonly string[], at: number): boolean {
  if (!VEHICLES.has(words[at] ?? '')) return false;
  const behind = words.slice(at + 1, at + 2 + MOST_BETWEEN);
  const no = behind.findIndex((word) => HARDLY.has(word));
  if (no < 0) return false;
  const verb = words.slice(at + no + 2).find((word) => !ABLE.has(word));
  return verb !== undefined && PASSES.has(verb);
}
