import { fold } from "#lib/fold.ts";
import { asking, dictionaries, smallTalk, weak } from "./vocabulary.ts";

/** The two letters that a language tag such as `pt-BR` begins with; empty when unknown. */
export function languageOf(tag: string | null): string {
  return /^[a-z]{2,3}(?=$|[-_])/.exec(tag?.toLowerCase() ?? "")?.[0] ?? "";
}

/** The dictionary of PostgreSQL that stems a language; words of other languages are taken as they are. */
export function dictionaryOf(language: string): string {
  const name = dictionaries[language];
  return name ? `${name}_stem` : "simple";
}

const mails = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+/gu;
const addresses = /(?:https?:\/\/|www\.)\S+/gu;
/** Amounts, dates, order numbers, SKUs: whatever has a figure in it. */
const figures = /[#€$£]?(?=[\p{L}\p{N}._/-]*\p{N})[\p{L}\p{N}][\p{L}\p{N}._/-]*[%€$£]?/gu;
const gap = " … ";

/** The message without what is each customer's own: addresses, amounts and numbers. */
export function generalise(text: string): string {
  return text.replace(mails, gap).replace(addresses, gap).replace(figures, gap);
}

/** The same for the eye: a size or "2 %" stays, an order number, an amount and an address go. */
export function hideNumbers(text: string): string {
  const hide = (token: string) => (token.replace(/[^\p{L}\p{N}]/gu, "").length < 4 ? token : gap);
  return text.replace(mails, gap).replace(addresses, gap).replace(figures, hide);
}

/** ICU knows the words of scripts that put no spaces between them. */
const segmenter = new Intl.Segmenter("und", { granularity: "word" });
const spaced = /^[\p{L}\p{M}]+$/u;
const unspaced = /[\u3040-\u30ff\u3400-\u9fff\u{20000}-\u{3134f}\u0e00-\u0eff\u1780-\u17ff\u1000-\u109f]/u;
const maxWords = 60;

/** The words of a message, in lower case: all of them, those of the first lines where it is long. */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const { segment, isWordLike } of segmenter.segment(generalise(text).slice(0, 1000).toLowerCase())) {
    if (!isWordLike) continue;
    for (const part of segment.split(/['’_]/)) {
      const counts = spaced.test(part) && (part.length > 1 || unspaced.test(part));
      if (counts && words.push(part.normalize("NFC")) === maxWords) return words;
    }
  }
  return words;
}

/** Whether a message asks for something: the first of a conversation, or one with a question mark of any script. */
export function isQuestion(text: string, first: boolean): boolean {
  return first || /[?？؟;՞]/.test(text.replace(/&\w+;/g, ""));
}

/** How terms that are no plain words are told from them: words that ask begin so, a product's name is this. */
export const asks = (term: string) => term.startsWith("?");
export const product = "*product";

/**
 * The terms of a message from its words and their stems (none for a stop word); null when it says nothing that could
 * be grouped, such as "Yes, that's right".
 */
export function termsOf(words: readonly string[], stemOf: (word: string) => string | null): string[] | null {
  const asked = words.filter((word) => asking.has(word)).map((word) => `?${fold(word)}`);
  const others = words.filter((word) => !asking.has(word) && !smallTalk.has(word));
  const topics = stemmed(
    others.filter((word) => !weak.has(word)),
    stemOf,
  );
  const about = topics.length > 0 ? topics : stemmed(others, stemOf);
  return about.length > 0 ? [...new Set([...asked, ...about])].sort() : null;
}

function stemmed(words: readonly string[], stemOf: (word: string) => string | null): string[] {
  return words.flatMap((word) => (word === product ? [product] : (stemOf(word) ?? []))).map(fold);
}
