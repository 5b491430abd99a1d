// What search means by a word, on the server and where hits are marked. `search_text` and `search_words` do the same in
// the database.

/** Accents, Hebrew points, Arabic vowel signs and the stroke that stretches Arabic words. */
const signs = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]/g;

/** Text without case and accents: `Ána` → `ana`. */
export function fold(text: string): string {
  return text.normalize("NFKD").replace(signs, "").normalize("NFC").toLowerCase().replace(/ς/g, "σ");
}

/** Letters of scripts that put no spaces between words. */
const unspaced = "\\u3040-\\u30ff\\u3400-\\u9fff\\u{20000}-\\u{3134f}";
/** Pictures, each of which is found by itself. */
const pictures = "\\u2190-\\u2bff\\u{1f000}-\\u{1faff}";
const isWord = new RegExp(`^[^${unspaced}${pictures}]`, "u");
const spacedLetter = `(?:(?![${unspaced}${pictures}])[\\p{L}\\p{N}])`;
const pieces = new RegExp(`[${unspaced}]+|[${pictures}]|${spacedLetter}+`, "gu");

/** A word to find at the beginning of words, or a run of letters to find anywhere. */
export type Term = { text: string; anywhere: boolean };

/** The folded terms of a search: `iPhone手机` is a word and a run. */
export function termsOf(query: string): Term[] {
  const found = fold(query).match(pieces) ?? [];
  return found.map((text) => ({ text, anywhere: !isWord.test(text) }));
}

/** Where a search hits in folded text: at the beginning of words, in names anywhere. Null when it has no words. */
export function hitPattern(query: string, inNames = false): RegExp | null {
  const terms = termsOf(query).toSorted((a, b) => b.text.length - a.text.length);
  if (terms.length === 0) return null;
  // Terms hold letters and digits only, so they need no escaping. The longest wins.
  const sources = terms.map(({ text, anywhere }) => (anywhere || inNames ? text : `(?<!${spacedLetter})${text}`));
  return new RegExp(sources.join("|"), "gu");
}
