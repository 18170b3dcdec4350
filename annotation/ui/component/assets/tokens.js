// Words as the keyboard selects them: fine enough that every span of the codebook begins and ends between two.

const PRONOUN = "(?:t-)?(?:ils?|elles?|on|je|tu|nous|vous|ce)(?![\\p{L}])";
const WORD = "[\\p{L}\\p{M}\\p{N}]+(?:[.,]\\p{N}+)*";
const PATTERNS = {
  // l’ | agence; porte-parole; a | -t- | elle
  fr: `${WORD}(?:-(?!${PRONOUN})[\\p{L}\\p{M}\\p{N}]+)*['’]?|-t-(?=\\p{L})|\\S`,
  // Peskov | 's; spokes-person
  en: `${WORD}(?:-[\\p{L}\\p{M}\\p{N}]+)*|['’]\\p{L}+|\\S`,
};

export function tokenise(text, language, { start, end }) {
  const pattern = new RegExp(PATTERNS[language] ?? PATTERNS.en, "gu");
  const tokens = [];
  for (const match of text.slice(start, end).matchAll(pattern)) {
    tokens.push({ start: start + match.index, end: start + match.index + match[0].length });
  }
  return tokens;
}

export class Tokens {
  constructor(article) {
    this.text = article.text;
    this.all = [];
    this.ranges = article.sentences.map((sentence) => {
      const first = this.all.length;
      this.all.push(...tokenise(article.text, article.language, sentence));
      return [first, this.all.length];
    });
  }

  of(sentence) {
    const [first, end] = this.ranges[sentence];
    return this.all.slice(first, end).map((token, index) => ({ ...token, index: first + index }));
  }

  span(anchor, head) {
    const [low, high] = [Math.min(anchor, head), Math.max(anchor, head)];
    return { start: this.all[low].start, end: this.all[high].end };
  }

  // The token at the edge of the next clause, for long selections.
  clause(from, step) {
    let index = from + step;
    while (this.all[index + step] && !/^[,;:.!?…»”"()–—]$/u.test(this.surface(index + step))) index += step;
    return this.clamp(index);
  }

  sentenceOf(index) {
    return this.ranges.findIndex(([first, end]) => first <= index && index < end);
  }

  surface(index) {
    return this.text.slice(this.all[index].start, this.all[index].end);
  }

  clamp(index) {
    return Math.max(0, Math.min(this.all.length - 1, index));
  }
}
