// Names as they sound, as annotation/language/sounding.py makes their keys; the server gives letters and spellings.

let letters = {};
let spellings = [];

export function learnSounds(registry) {
  ({ letters, spellings } = registry);
}

export const fold = (text) =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").replaceAll("’", "'").toLowerCase();

// The key of a name: small Latin letters and digits, words by one space; empty for what has none.
export const sound = (name) => soundOf(fold(name));

export function soundOf(folded) {
  let text = folded.replace(/[^\x00-\x7f]/gu, (letter) => letters[letter] ?? letter).replace(/['"`]/g, "");
  for (const [written, said] of spellings) if (text.includes(written)) text = text.replaceAll(written, said);
  return text.replace(/([a-z])\1+/g, "$1").replace(/[^a-z0-9]+/g, " ").trim();
}
