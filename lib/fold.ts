// What search means by a word, on the server and where hits are marked. `search_text` and `search_words` do the same in
// the database.

/** Text without case and accents: `Ána` → `ana`. */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(/ς/g, "σ");
}

/** Letters of scripts that put no spaces between words. */
const unspaced = "\\u3040-\\u30ff\\u3400-\\u9fff";
const isUnspaced = new RegExp(`^[${unspaced}]`);
const spacedLetter = `(?:(?![${unspaced}])[\\p{L}\\p{N}])`;
const pieces = new RegExp(`[${unspaced}]+|${spacedLetter}+`, "gu");

/** A word to find at the beginning of words, or a run of letters to find anywhere. */
export type Term = { text: string; anywhere: boolean };

/** The folded terms of a search: `iPhone手机` is a word and a run. */
export function termsOf(query: string): Term[] {
  const found = fold(query).match(pieces) ?? [];
  return found.map((text) => ({ text, anywhere: isUnspaced.test(text) }));
}

/** Where a search hits in folded text: at the beginning of words, in names anywhere. Null when it has no words. */
export function hitPattern(query: string, inNames = false): RegExp | null {
  const terms = termsOf(query).toSorted((a, b) => b.text.length - a.text.length);
  if (terms.length === 0) return null;
  // Terms hold letters and digits only, so they need no escaping. The longest wins.
  const sources = terms.map(({ text, anywhere }) => (anywhere || inNames ? text : `(?<!${spacedLetter})${text}`));
  return new RegExp(sources.join("|"), "gu");
}
