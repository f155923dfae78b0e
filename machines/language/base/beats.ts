/** What somebody does to somebody with his hands or feet. */
export const BEATS: readonly string[] = (
  'mukul mukuli mukulin memukul memukuli gebuk gebukin ngegebukin nggebuki nampar nampari menampar nendang nendangi menendang ngeroyok mengeroyok ' +
  'ngehajar menghajar nganiaya menganiaya nyekik mencekik nyekap menyekap nodong menodong nginjak menginjak jambak menjambak'
).split(' ');
