/**
 * What is done to children, as they and their parents say it who have no word for it: part of a pattern over the
 * written-out words. Pure.
 */
export const ADVANCES =
  '(?:tangannya (?:ke ?mana\\S*(?: mana\\S*)?|jahil|nakal)|(?:suka|sering) (?:megang|pegang|nyentuh|nyolek|meluk|nyium|grepe)\\S* (?:anak|murid|siswi|aku|saya|adik|dia|badan)|(?:ng|meng|di)?ajak (?:aku|saya|dia|anak saya) (?:masuk )?(?:ke )?(?:gudang|kamar|wc|toilet)|jangan bilang (?:mama|ibu|bapak|ayah|orang tua))';
